//! What a search may be answered with instead of results, as the description of the server has it.

use std::collections::BTreeMap;

use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder, ResponsesBuilder, schema};
use utoipa::{IntoResponses, PartialSchema};

/// Status codes and why they are answered.
const REFUSALS: [(&str, &str); 5] = [
    ("400", "A parameter is wrong"),
    ("414", "The address is too long"),
    ("429", "The client searches too often"),
    ("500", "The server failed"),
    ("503", "The server has too much to do"),
];

/// Those of the routes for programs; each is a [`super::Problem`].
pub enum Refusals {}

/// Those of the page: a page, too, but for what is refused before anybody looks at what was asked.
pub enum PageRefusals {}

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        described(|_| false)
    }
}

impl IntoResponses for PageRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        described(|status| !matches!(status, "414" | "429"))
    }
}

fn described(is_page: impl Fn(&str) -> bool) -> BTreeMap<String, RefOr<Response>> {
    let responses = REFUSALS.into_iter().fold(ResponsesBuilder::new(), |responses, (status, why)| {
        let (content_type, schema): (_, RefOr<schema::Schema>) = if is_page(status) {
            ("text/html", String::schema())
        } else {
            ("application/problem+json", Ref::from_schema_name("Problem").into())
        };
        let content = ContentBuilder::new().schema(Some(schema)).build();
        responses.response(status, ResponseBuilder::new().description(why).content(content_type, content))
    });
    responses.build().responses
}

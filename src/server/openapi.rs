//! What the server answers, for programs that write clients.

use std::sync::LazyLock;

use axum::http::HeaderMap;
use axum::response::Response;
use utoipa::OpenApi;

use super::{Problem, answer, api, health, page};

/// The description, made from the very types that are answered.
#[derive(OpenApi)]
#[openapi(
    info(title = "timra", description = "Search in a knowledge base of more than one language."),
    servers((url = "/")),
    components(schemas(Problem)),
    paths(
        api::search,
        api::suggest,
        health::healthz,
        health::readyz,
        health::metrics,
        openapi,
        page::page,
    )
)]
struct Description;

static JSON: LazyLock<String> = LazyLock::new(|| Description::openapi().to_pretty_json().unwrap_or_default());

static ETAG: LazyLock<String> = LazyLock::new(|| answer::etag_of(JSON.as_bytes()));

/// This description.
#[utoipa::path(get, path = "/openapi.json", responses(
    (status = 200, description = "An OpenAPI 3.1 document", body = Object),
))]
pub async fn openapi(headers: HeaderMap) -> Response {
    answer::fresh(&headers, &ETAG, "application/json", JSON.as_str())
}

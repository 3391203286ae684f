//! The page, as it is answered.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, Request, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use timra_serving::Generation;

use super::asked::PageParameters;
use super::view::{Answer, RESULTS, View};
use crate::app::App;
use crate::client::Client;
use crate::detail::Detail;
use crate::interface::Interface;
use crate::observe::Asked;
use crate::{Problem, answer, limits};

const HTML: &str = "text/html; charset=utf-8";

/// The page to search from, with what was found if a query is given.
pub(crate) async fn page(
    State(app): State<Arc<App>>,
    client: Client,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> Response {
    let (parameters, ui) = match PageParameters::parse(raw.as_deref()) {
        Ok(parameters) => (parameters, language(raw.as_deref(), &headers)),
        Err(problem) => return failed(&problem, language(raw.as_deref(), &headers), "/"),
    };
    match answered(&app, client, &headers, parameters, ui).await {
        Ok(response) => response,
        Err(problem) => failed(&problem, ui, "/"),
    }
}

async fn answered(
    app: &App,
    client: Client,
    headers: &HeaderMap,
    parameters: PageParameters,
    ui: &'static Interface,
) -> Result<Response, Problem> {
    let generation = app.serving.current();
    let etag_of = |generation: &dyn Generation| answer::etag(&format!("{}-{}", generation.tag(), ui.code));
    let mut etag = etag_of(&*generation);
    let mut asked = Asked { query: parameters.q.clone(), total: None };
    let mut response = if answer::is_known(headers, &etag) {
        answer::fresh(headers, &etag, HTML, ())
    } else {
        let (mut answer, mut is_partial) = (None, false);
        if !parameters.q.trim().is_empty() {
            let (results, by) =
                app.search(client, generation, parameters.query(RESULTS), Detail::Hits).await?;
            let has_sites = by.manifest().sites.len() > 1;
            etag = etag_of(&*by);
            asked.total = Some(results.total);
            is_partial = results.partial;
            answer = Some(Answer::new(results, has_sites, &parameters, ui));
        }
        let html = rendered(&View { ui, root: String::new(), parameters, answer, problem: None })?;
        if is_partial { answer::once(HTML, html) } else { answer::fresh(headers, &etag, HTML, html) }
    };
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language"));
    response.extensions_mut().insert(asked);
    Ok(response)
}

/// What is answered at addresses where there is nothing.
pub(crate) async fn not_found(uri: Uri, headers: HeaderMap) -> Response {
    told(&headers, &uri, Problem::not_found())
}

/// A problem in the form that the client wants: a page if a browser asks.
pub(crate) fn problem(request: &Request, problem: Problem) -> Response {
    told(request.headers(), request.uri(), problem)
}

fn told(headers: &HeaderMap, uri: &Uri, problem: Problem) -> Response {
    let is_browser = headers
        .get_all(header::ACCEPT)
        .iter()
        .any(|accept| accept.to_str().is_ok_and(|accept| accept.contains("text/html")));
    if is_browser {
        failed(&problem, language(uri.query(), headers), uri.path())
    } else {
        problem.into_response()
    }
}

/// A page about a problem at the address with this `path`.
fn failed(problem: &Problem, ui: &'static Interface, path: &str) -> Response {
    let root = "../".repeat(path.matches('/').count().saturating_sub(1).min(limits::FOLDERS));
    let (parameters, told) = (PageParameters::default(), Some(problem.clone()));
    let view = View { ui, root, parameters, answer: None, problem: told };
    match rendered(&view) {
        Ok(html) => problem.with_body(HTML, html),
        Err(problem) => problem.into_response(),
    }
}

fn rendered(view: &View) -> Result<String, Problem> {
    view.render().map_err(|error| {
        tracing::error!(%error, "a page cannot be written");
        Problem::internal()
    })
}

/// The language of the page: the one that its address names in `ui`, whatever else is wrong with that, or the one that the
/// browser asks for.
fn language(raw: Option<&str>, headers: &HeaderMap) -> &'static Interface {
    let pairs = raw.unwrap_or_default().split('&');
    let named = pairs.filter_map(|pair| pair.strip_prefix("ui=")).find_map(Interface::of);
    named.unwrap_or_else(|| preferred(headers))
}

fn preferred(headers: &HeaderMap) -> &'static Interface {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Interface::preferred(wanted)
}

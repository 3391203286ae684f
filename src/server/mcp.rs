//! Answers for assistants: the Model Context Protocol at `/mcp`.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use timra_assistant::Assistant;

use super::Problem;
use super::app::App;
use super::client::Client;

/// Where assistants ask.
pub(crate) const PATH: &str = "/mcp";

/// Answers one message of an assistant.
pub(crate) async fn mcp(State(app): State<Arc<App>>, client: Client, request: Request) -> Response {
    let budgets = app.settings.mcp.unwrap_or_default();
    let assistant = Assistant::new(app.serving.clone(), app.pool.turns(), client, budgets);
    assistant.answer(request).await.map(Body::new)
}

/// Answers only requests that come from no page, from a page of this server, or from one of an origin that the settings name.
///
/// A browser lets any page send a request to this machine, with a `Host` that is right; the page cannot read the answer, but
/// it may make somebody else read it. It cannot hide where it is from.
pub(crate) async fn limit_origin(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = headers.get(header::HOST).map(HeaderValue::as_bytes);
    let is_named = |origin: &[u8]| {
        app.settings.cors.iter().any(|known| known == "*" || known.as_bytes().eq_ignore_ascii_case(origin))
    };
    // The host has been looked at already.
    let is_own = |origin: &[u8]| {
        let hosts = [&b"http://"[..], b"https://"].map(|scheme| origin.strip_prefix(scheme));
        host.is_some() && hosts.contains(&host)
    };
    let mut origins = headers.get_all(header::ORIGIN).iter().map(HeaderValue::as_bytes);
    if origins.all(|origin| is_named(origin) || is_own(origin)) {
        next.run(request).await
    } else {
        Problem::origin().into_response()
    }
}

//! One line and one count for every request.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::app::App;
use super::client::Client;

/// The query of a search. An answer carries it to the log.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub query: String,
    pub total: Option<usize>,
}

/// Counts a request and logs it. The query is logged only if the settings say so.
pub(crate) async fn observe(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    // A label of a counter is never what a client wrote.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let client = request.extensions().get::<Client>().copied();
    let response = next.run(request).await;
    let took = started.elapsed();
    let status = response.status().as_u16();
    let route = route.as_ref().map_or("other", MatchedPath::as_str);
    app.metrics.answer(route, status, took);
    let asked = response.extensions().get::<Asked>();
    let query = asked.filter(|_| app.settings.log_queries).map(|asked| asked.query.as_str());
    let client = client.map(tracing::field::display);
    let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    tracing::info!(%method, route, status, us, client, total = asked.and_then(|asked| asked.total), query, "request");
    response
}

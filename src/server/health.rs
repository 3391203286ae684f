//! Whether the server is alive, ready, and how it is doing.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::answer;
use super::app::App;

/// Whether the server is ready, and which index it serves.
#[derive(Debug, Serialize)]
pub(crate) struct Readiness {
    /// How ready it is.
    status: Condition,
    /// Name of the generation that is served.
    generation: String,
    /// How many sections it holds.
    sections: u64,
    /// Why a newer index is not served, or why this one is not served as a whole.
    reason: Option<String>,
}

/// How ready a server is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Condition {
    /// The index that was published last is served.
    Ready,
    /// A newer index was published that cannot be served; the one before is.
    Stale,
    /// The index is on other machines, and these do not answer, or not for all of it.
    Unavailable,
    /// The server has been told to stop.
    Stopping,
}

/// Answers that the process is alive.
pub(crate) async fn healthz() -> Response {
    uncached("text/plain; charset=utf-8", "ok\n".to_owned())
}

/// Answers whether requests should be sent here. A newer index that was refused is no reason against it: the one
/// before still answers, and if every server that met the same broken index were taken away, none would be left. Of an index
/// on other machines that does not answer, there is nothing to be had here.
pub(crate) async fn readyz(State(app): State<Arc<App>>) -> Response {
    let generation = app.serving.current();
    let (unavailable, refused) = (app.serving.unavailable(), app.serving.refused());
    let status = match (unavailable, refused) {
        _ if app.is_stopping() => Condition::Stopping,
        (Some(_), _) => Condition::Unavailable,
        (None, Some(_)) => Condition::Stale,
        (None, None) => Condition::Ready,
    };
    let is_ready = matches!(status, Condition::Ready | Condition::Stale);
    let manifest = generation.manifest();
    let reason = unavailable.or(refused).map(|why| format!("{why}; the server's log says more"));
    let readiness =
        Readiness { status, generation: manifest.generation.clone(), sections: manifest.sections, reason };
    match answer::json(&readiness) {
        Ok(body) => {
            let mut response = uncached("application/json", body);
            if !is_ready {
                *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            }
            response
        }
        Err(problem) => problem.into_response(),
    }
}

/// Answers with the counters of the server, for Prometheus.
pub(crate) async fn metrics(State(app): State<Arc<App>>) -> Response {
    uncached("application/openmetrics-text; version=1.0.0; charset=utf-8", app.metrics.text())
}

fn uncached(content_type: &'static str, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

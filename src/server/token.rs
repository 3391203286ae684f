//! Who may ask at all.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Problem;
use super::app::App;

/// Answers only requests with the token of the settings, if they have one.
pub(crate) async fn need_token(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let Some(token) = &app.settings.token else { return next.run(request).await };
    let given = request.headers().get(header::AUTHORIZATION).map(|value| value.as_bytes());
    match given.and_then(|given| given.split_at_checked(SCHEME.len())) {
        Some((scheme, given)) if scheme.eq_ignore_ascii_case(SCHEME) && is_same(given, token.as_bytes()) => {
            next.run(request).await
        }
        _ => Problem::token().into_response(),
    }
}

const SCHEME: &[u8] = b"Bearer ";

/// Whether both are the same; how long that takes does not say where they differ.
fn is_same(given: &[u8], token: &[u8]) -> bool {
    let differences = given.iter().zip(token).fold(0, |all, (a, b)| all | (a ^ b));
    given.len() == token.len() && differences == 0
}

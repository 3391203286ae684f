//! What the server answers, for programs that write clients.

use std::sync::LazyLock;

use axum::http::HeaderMap;
use axum::response::Response;

use super::answer;

/// An OpenAPI 3.1 document.
const DESCRIPTION: &str = include_str!("openapi.json");

static ETAG: LazyLock<String> = LazyLock::new(|| answer::etag_of(DESCRIPTION.as_bytes()));

/// This description.
pub async fn openapi(headers: HeaderMap) -> Response {
    answer::fresh(&headers, &ETAG, "application/json", DESCRIPTION)
}

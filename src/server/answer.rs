//! Answers that are as old as the index they come from.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

use super::Problem;

/// The value of an `ETag` header for whatever `tag` identifies. It is weak, because two answers to the same
/// question differ in how long they took, and because compression changes their bytes.
pub(crate) fn etag(tag: &str) -> String {
    format!("W/\"{tag}\"")
}

/// The value of an `ETag` header for an answer that always has these bytes.
pub(crate) fn etag_of(bytes: &[u8]) -> String {
    etag(&format!("{:016x}", xxh3_64(bytes)))
}

/// Whether a request says, in `If-None-Match`, that the client has the answer with this `ETag`.
pub(crate) fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|known| known.trim() == "*" || opaque(known) == opaque(etag))
}

/// An answer that a client may keep, but must ask about before it uses it again. If the client has the answer, only
/// the head is sent (304).
pub(crate) fn fresh(
    headers: &HeaderMap,
    etag: &str,
    content_type: &'static str,
    body: impl IntoResponse,
) -> Response {
    let mut response =
        if is_known(headers, etag) { StatusCode::NOT_MODIFIED.into_response() } else { body.into_response() };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(etag) = HeaderValue::from_str(etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

/// An answer that a client must not keep, since asking again would give another one.
pub(crate) fn once(content_type: &'static str, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// The JSON body of an answer.
///
/// # Errors
/// A [`Problem`] if it cannot be written as JSON.
pub(crate) fn json(value: &impl Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(value).map_err(|error| {
        tracing::error!(%error, "an answer cannot be written");
        Problem::internal()
    })
}

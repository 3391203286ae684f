//! Answers that are as old as the index they come from.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

use super::Problem;

/// A validator for whatever `tag` identifies. Weak, because two answers to the same question differ in how long they
/// took, and because compression changes their bytes.
pub fn etag(tag: &str) -> String {
    format!("W/\"{tag}\"")
}

/// A validator for an answer that is always these bytes.
pub fn etag_of(bytes: &[u8]) -> String {
    etag(&format!("{:016x}", xxh3_64(bytes)))
}

/// Whether the client says that it has what `etag` stands for.
pub fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|known| known.trim() == "*" || opaque(known) == opaque(etag))
}

/// An answer that may be kept but has to be asked about before it is used again; only its head if the client has it.
pub fn fresh(
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

/// An answer that would be another one if it was asked for again, and so must not be kept.
pub fn once(content_type: &'static str, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// `value` as the JSON body of an answer.
///
/// # Errors
/// A [`Problem`] if it cannot be written as JSON.
pub fn json(value: &impl Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(value).map_err(|error| {
        tracing::error!(%error, "an answer cannot be written");
        Problem::internal()
    })
}

//! What went wrong with a request, for programs: RFC 9457.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use timra_serving::Refusal;

/// A problem with a request, as RFC 9457 has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Problem {
    /// Which kind of problem, as a URI that stays the same.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The kind in words.
    title: &'static str,
    /// The status code of the answer.
    status: u16,
    /// What was wrong with this request and what to change.
    detail: String,
    /// The parameter that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
    #[serde(skip)]
    retry_after: Option<u32>,
    /// Name and value of a header that says what would be right.
    #[serde(skip)]
    right: Option<&'static (&'static str, &'static str)>,
}

impl Problem {
    fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            kind,
            title,
            status: status.as_u16(),
            detail: detail.into(),
            parameter: None,
            retry_after: None,
            right: None,
        }
    }

    /// The problem that a parameter is not as it should be; `detail` names it and says what to change.
    pub(crate) fn parameter(name: &str, detail: impl Into<String>) -> Self {
        let problem =
            Self::new(StatusCode::BAD_REQUEST, "urn:timra:problem:parameter", "A parameter is wrong", detail);
        Self { parameter: Some(name.to_owned()), ..problem }
    }

    pub(crate) fn not_found() -> Self {
        let detail = "There is nothing at this address; /openapi.json lists what there is.";
        Self::new(StatusCode::NOT_FOUND, "urn:timra:problem:not-found", "Not found", detail)
    }

    /// No section has the id, or the address, that was asked for.
    pub(crate) fn no_section() -> Self {
        let detail = "No section has this id or address; /api/search gives the ids that there are.";
        Self::new(StatusCode::NOT_FOUND, "urn:timra:problem:section", "No such section", detail)
    }

    pub(crate) fn method() -> Self {
        let detail = "Only GET and HEAD are answered here.";
        let problem = Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "urn:timra:problem:method",
            "This method is not allowed",
            detail,
        );
        Self { right: Some(&("allow", "GET, HEAD")), ..problem }
    }

    pub(crate) fn has_body() -> Self {
        let detail = "Send the request without a body; everything is a parameter of the address.";
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "urn:timra:problem:body", "No body is taken", detail)
    }

    pub(crate) fn long_target(most: usize) -> Self {
        let detail = format!("The address is longer than {most} bytes; shorten the query.");
        Self::new(StatusCode::URI_TOO_LONG, "urn:timra:problem:address", "The address is too long", detail)
    }

    /// The problem that a request does not name its host as it should.
    pub(crate) fn host() -> Self {
        let detail = "Send one Host header with the name or address that was asked for, and its port.";
        Self::new(
            StatusCode::BAD_REQUEST,
            "urn:timra:problem:host-header",
            "The Host header is wrong",
            detail,
        )
    }

    /// The problem that a request was meant for a host that this server is not.
    pub(crate) fn other_host(host: &str) -> Self {
        let host: String = host.chars().take(100).collect();
        let detail = format!(
            "This server is not {host}; if it should be, whoever runs it has to name {host} as one of its hosts."
        );
        Self::new(
            StatusCode::MISDIRECTED_REQUEST,
            "urn:timra:problem:host",
            "The request is for another host",
            detail,
        )
    }

    /// The problem that a page of another site asks.
    pub(crate) fn origin() -> Self {
        let detail =
            "Pages of this origin may not ask here; whoever runs the server can name it as one that may.";
        Self::new(StatusCode::FORBIDDEN, "urn:timra:problem:origin", "The origin is not allowed", detail)
    }

    /// The problem that a request has no token, or a wrong one.
    pub(crate) fn token() -> Self {
        let detail = "Send the token of this server: Authorization: Bearer TOKEN.";
        let problem =
            Self::new(StatusCode::UNAUTHORIZED, "urn:timra:problem:token", "A token is needed", detail);
        Self { right: Some(&("www-authenticate", "Bearer")), ..problem }
    }

    /// The problem that a client has searched too often and has to wait.
    pub(crate) fn too_many(wait: Duration) -> Self {
        let seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1);
        let detail = format!("Too many searches from your address; try again in {seconds} s.");
        let problem =
            Self::new(StatusCode::TOO_MANY_REQUESTS, "urn:timra:problem:rate", "Too many requests", detail);
        Self { retry_after: Some(seconds), ..problem }
    }

    /// The problem that a client has too many requests under way.
    pub(crate) fn too_many_at_once() -> Self {
        let detail = "Too many requests from your address at a time; wait for answers before you ask again.";
        let problem =
            Self::new(StatusCode::TOO_MANY_REQUESTS, "urn:timra:problem:rate", "Too many requests", detail);
        Self { retry_after: Some(1), ..problem }
    }

    pub(crate) fn internal() -> Self {
        let detail = "The server could not do it; the request is not at fault. Its log says more.";
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "urn:timra:problem:internal",
            "The server failed",
            detail,
        )
    }

    pub(crate) fn busy() -> Self {
        Self::unavailable("urn:timra:problem:busy", "Too many searches are waiting; try again in a second.")
    }

    pub(crate) fn timeout() -> Self {
        Self::unavailable(
            "urn:timra:problem:timeout",
            "The answer took too long; try again, or ask for less.",
        )
    }

    fn unavailable(kind: &'static str, detail: &str) -> Self {
        let problem =
            Self::new(StatusCode::SERVICE_UNAVAILABLE, kind, "The server has too much to do", detail);
        Self { retry_after: Some(1), ..problem }
    }

    /// The problem that the index gave no answer. Where its files cannot be read, only the log says more.
    pub(crate) fn of_index(error: &timra_serving::Error) -> Self {
        let why = match error {
            timra_serving::Error::Remote { why: Refusal::Late, .. } => return Self::timeout(),
            timra_serving::Error::Remote { why, .. } => why,
            _ => return Self::internal(),
        };
        let detail = format!("The index cannot be asked now: {why}; try again in a moment.");
        let (kind, title) = ("urn:timra:problem:index", "The index does not answer");
        let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, kind, title, detail);
        Self { retry_after: Some(1), ..problem }
    }

    /// The status code of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// What is wrong and what to change.
    pub(crate) fn detail(&self) -> &str {
        &self.detail
    }

    /// An answer with this problem's status and headers and another body, such as a page for people.
    pub(crate) fn with_body(&self, content_type: &'static str, body: String) -> Response {
        let mut response = (self.status(), body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some((name, value)) = self.right {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        // Writing plain strings and numbers as JSON cannot fail.
        let body = serde_json::to_string(&self).unwrap_or_default();
        self.with_body("application/problem+json", body)
    }
}

//! Requests to a cluster.

use std::time::Duration;

use serde_json::Value;
use ureq::http::{Request, Response};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, AsSendBody, Body};

use super::pauses::Pauses;
use super::{Access, ClusterAddress, Error, Result};

/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);

/// Bytes of an answer, at most.
const LONGEST: u64 = 256 << 20;

/// Letters of what a cluster says that are repeated.
const SAID: usize = 300;

/// Asks one cluster, over connections that are kept.
pub(crate) struct ClusterClient {
    agent: Agent,
    url: String,
    authorization: Option<String>,
}

/// What a cluster answers.
pub(crate) struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// What the cluster says.
    pub body: Value,
    /// After how many seconds the cluster wants to be asked again.
    pub retry_after: Option<u64>,
}

/// What is sent.
#[derive(Clone, Copy)]
pub(crate) enum Sent<'s> {
    /// Nothing.
    Nothing,
    /// A value.
    Json(&'s Value),
    /// Values, each on a line.
    Lines(&'s [u8]),
}

impl ClusterClient {
    pub(crate) fn new(address: &ClusterAddress, access: &Access) -> Self {
        let mut tls = TlsConfig::builder();
        if !access.authorities.is_empty() {
            tls = tls.root_certs(RootCerts::new_with_certs(&access.authorities));
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .timeout_connect(Some(CONNECT))
            .tls_config(tls.build())
            .user_agent(concat!("timra/", env!("CARGO_PKG_VERSION")))
            .build();
        Self {
            agent: config.into(),
            url: address.url().to_owned(),
            authorization: access.authorization.clone(),
        }
    }

    /// Sends a request once. Its answer is waited for as long as there is time `left`, if that has an end.
    fn once(&self, method: &str, path: &str, sent: Sent, left: Option<Duration>) -> Result<Reply> {
        let url = format!("{}{path}", self.url);
        if left.is_some_and(|left| left.is_zero()) {
            return Err(self.late());
        }
        let lost = |error: ureq::Error| match error {
            ureq::Error::Timeout(_) if left.is_some() => self.late(),
            error => Error::Unreachable { url: self.url.clone(), what: error.to_string() },
        };
        let patience = left.map_or(PATIENCE, |left| left.min(PATIENCE));
        let mut request = Request::builder().method(method).uri(&url);
        if let Some(authorization) = &self.authorization {
            request = request.header("authorization", authorization);
        }
        let (kind, bytes) = match sent {
            Sent::Nothing => (None, Vec::new()),
            // Writing a value as JSON cannot fail.
            Sent::Json(value) => (Some("application/json"), serde_json::to_vec(value).unwrap_or_default()),
            Sent::Lines(lines) => (Some("application/x-ndjson"), lines.to_vec()),
        };
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        // A request of another kind has a length, even if that is nothing.
        let answered = match method {
            "GET" | "DELETE" => self.run(request.body(()), patience),
            _ => self.run(request.body(bytes), patience),
        };
        let mut response = answered.map_err(lost)?;
        let status = response.status().as_u16();
        let retry_after = response.headers().get("retry-after").and_then(|it| it.to_str().ok()?.parse().ok());
        let bytes = response.body_mut().with_config().limit(LONGEST).read_to_vec();
        let bytes = bytes.map_err(lost)?;
        let body = serde_json::from_slice(&bytes).unwrap_or_else(|_| {
            let said = String::from_utf8_lossy(&bytes);
            Value::String(said.split_whitespace().collect::<Vec<_>>().join(" "))
        });
        Ok(Reply { status, body, retry_after })
    }

    /// Runs a request that is complete, and gives up after the time `patience`.
    fn run(
        &self,
        request: std::result::Result<Request<impl AsSendBody>, ureq::http::Error>,
        patience: Duration,
    ) -> std::result::Result<Response<Body>, ureq::Error> {
        let request = self.agent.configure_request(request?).timeout_global(Some(patience)).build();
        self.agent.run(request)
    }

    /// Sends a request, and again after a pause as long as the cluster has too much to do or does not answer.
    pub(crate) fn ask(&self, method: &str, path: &str, sent: Sent, mut pauses: Pauses) -> Result<Reply> {
        loop {
            let reply = self.once(method, path, sent, pauses.left());
            let (is_passing, after) = match &reply {
                Ok(reply) => (matches!(reply.status, 429 | 502 | 503 | 504), reply.retry_after),
                Err(error) => (!matches!(error, Error::Late { .. }), None),
            };
            if !is_passing || !pauses.pause(after) {
                return reply;
            }
        }
    }

    /// Sends a request whose answer has to be that it was done, and gives what the cluster says.
    pub(crate) fn done(&self, method: &str, path: &str, sent: Sent, pauses: Pauses) -> Result<Value> {
        let reply = self.ask(method, path, sent, pauses)?;
        if (200..300).contains(&reply.status) { Ok(reply.body) } else { Err(self.refused(&reply)) }
    }

    /// The error that there was no answer in time.
    pub(crate) fn late(&self) -> Error {
        Error::Late { url: self.url.clone() }
    }

    /// The error of an answer that is none.
    pub(crate) fn refused(&self, reply: &Reply) -> Error {
        self.refused_with(reply.status, &reply.body)
    }

    /// The error of an answer with this `status`, which says `body`.
    pub(crate) fn refused_with(&self, status: u16, body: &Value) -> Error {
        Error::Refused { url: self.url.clone(), status, what: said(body) }
    }

    /// The error of an answer that lacks something.
    pub(crate) fn strange(&self, what: impl Into<String>) -> Error {
        Error::Strange { url: self.url.clone(), what: what.into() }
    }
}

/// What a cluster says of an error, in one line.
pub(crate) fn said(body: &Value) -> String {
    let error = if body["error"].is_null() { body } else { &body["error"] };
    let reason = error["root_cause"][0]["reason"].as_str().or(error["reason"].as_str()).or(error.as_str());
    let said = reason.map_or_else(|| error.to_string(), str::to_owned);
    let mut said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    said.truncate(said.floor_char_boundary(SAID));
    said
}

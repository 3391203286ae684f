//! Whom a request was meant for.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Problem;
use super::app::App;

/// Answers only requests that name their host as RFC 9112 (section 3.2) wants it: in exactly one `Host` field,
/// which only HTTP/1.0 may leave out. Where a request has two, a proxy may have looked at the other one.
pub(crate) async fn need_host(request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let is_right = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.as_bytes().iter().all(|&b| is_of_host(b)),
        (None, _) => request.version() < Version::HTTP_11,
        (Some(_), Some(_)) => false,
    };
    if is_right { next.run(request).await } else { Problem::host().into_response() }
}

/// Whether a byte may stand in a host, or in its port (RFC 3986, section 3.2.2).
fn is_of_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:[]".contains(&byte)
}

/// Answers only requests to a loopback name or address, or to a name of the settings.
///
/// A server that listens on the loopback interface is for this machine alone, but any page in its browser may have
/// its own name resolved to 127.0.0.1 and then reads the answers as its own (DNS rebinding). Such a request names the
/// page's host.
pub(crate) async fn limit_host(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    match host(request.uri(), request.headers()) {
        Some(host) if !is_own(host, &app.settings.hosts) => Problem::other_host(host).into_response(),
        _ => next.run(request).await,
    }
}

/// The host of a request without its port; none in HTTP/1.0.
fn host<'r>(uri: &'r Uri, headers: &'r HeaderMap) -> Option<&'r str> {
    let named = uri.host().or_else(|| headers.get(header::HOST)?.to_str().ok())?;
    Some(match named.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => named,
    })
}

/// Whether a host is this machine: an address, which no name server decides about, or one of its names.
fn is_own(host: &str, names: &[String]) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_name = |name: &str| host.eq_ignore_ascii_case(name);
    bare.parse::<IpAddr>().is_ok() || is_name("localhost") || names.iter().any(|name| is_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_can_be_somebody_elses() {
        let own = |host: &str| is_own(host, &["search.example.org".into()]);
        for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]", "192.168.1.7", "Search.example.org"] {
            assert!(own(host), "{host}");
        }
        for host in ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "x"] {
            assert!(!own(host), "{host}");
        }
        let headers = HeaderMap::from_iter([(header::HOST, "[::1]:7700".parse().expect("a value"))]);
        assert_eq!(host(&Uri::from_static("/"), &headers), Some("[::1]"));
        assert_eq!(host(&Uri::from_static("http://evil.example:80/"), &headers), Some("evil.example"));
    }
}

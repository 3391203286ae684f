//! The path that the server is below, where a proxy leaves it in addresses.

use std::str::FromStr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::app::App;
use crate::error::Error;

/// The path that the server is below, such as `/search`; by default none. What is asked for without that path is answered, too:
/// by a proxy that takes it away, or on the machine itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BasePath(String);

impl BasePath {
    /// The address that is meant by `uri`: what follows the path.
    pub(crate) fn within(&self, uri: Uri) -> Uri {
        let below = uri.path_and_query().and_then(|it| it.as_str().strip_prefix(&self.0));
        let Some(below) = below.filter(|below| !self.0.is_empty() && below.starts_with('/')) else {
            return uri;
        };
        // A part of an address that was read is read again.
        let Ok(below) = below.parse() else { return uri };
        let mut parts = uri.clone().into_parts();
        parts.path_and_query = Some(below);
        Uri::from_parts(parts).unwrap_or(uri)
    }
}

impl FromStr for BasePath {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let path = text.trim_end_matches('/');
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
        let is_path = path.starts_with('/') && path.bytes().all(is_plain);
        if !path.is_empty()
            && (!is_path || path.split('/').skip(1).any(|part| matches!(part, "" | "." | "..")))
        {
            return Err(Error::BasePath { path: text.to_owned() });
        }
        Ok(Self(path.to_owned()))
    }
}

/// Leads from the path itself to what is below it: from there the addresses of the page are right.
pub(crate) async fn lead_below(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let BasePath(path) = &app.settings.base_path;
    if path.is_empty() || request.uri().path() != path {
        return next.run(request).await;
    }
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::permanent(&format!("{path}/{query}")).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_with_the_path_and_without_it() {
        let base: BasePath = "/docs/search/".parse().expect("a path");
        for (asked, is) in [
            ("/docs/search/", "/"),
            ("/docs/search/?q=a/b", "/?q=a/b"),
            ("/docs/search/api/search?q=x", "/api/search?q=x"),
            ("http://example.org/docs/search/mcp", "http://example.org/mcp"),
            ("/docs/search", "/docs/search"),
            ("/docs/search?q=x", "/docs/search?q=x"),
            ("/docs/searching/", "/docs/searching/"),
            ("/api/search?q=x", "/api/search?q=x"),
        ] {
            assert_eq!(base.within(asked.parse().expect("an address")).to_string(), is, "{asked}");
        }
        for none in ["", "/"] {
            let none: BasePath = none.parse().expect("no path");
            assert_eq!(none, BasePath::default());
            assert_eq!(none.within(Uri::from_static("//a?q")).to_string(), "//a?q");
        }
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in ["search", "//a", "/a//b", "/a/../b", "/a?b", "/a b", "/%61", "https://example.org/"] {
            assert!(text.parse::<BasePath>().is_err(), "{text}");
        }
    }
}

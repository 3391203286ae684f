//! The path that the server is below, where a proxy leaves it in addresses.

use std::str::FromStr;

use axum::http::Uri;

use crate::error::Error;

/// The path that the server is below, such as `/search`; by default none. Addresses without it mean the same, so that a proxy may
/// take it away.
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

    /// Where `uri` leads that is the path without its last `/`: from there, and not from here, the addresses of the page are
    /// right. `None` for any other.
    pub(crate) fn led_below(&self, uri: &Uri) -> Option<String> {
        let Self(path) = self;
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        (!path.is_empty() && uri.path() == path).then(|| format!("{path}/{query}"))
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
        // With and without the path, addresses would not mean the same.
        if path == "/mcp" || path == "/api" || path.starts_with("/api/") {
            return Err(Error::OwnPath { path: text.to_owned() });
        }
        Ok(Self(path.to_owned()))
    }
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
        let led = |asked: &str| base.led_below(&asked.parse().expect("an address"));
        assert_eq!(led("/docs/search?q=x").as_deref(), Some("/docs/search/?q=x"));
        assert_eq!((led("/docs/search/"), led("/docs")), (None, None));
        for none in ["", "/"] {
            let none: BasePath = none.parse().expect("no path");
            assert_eq!(none, BasePath::default());
            assert_eq!(none.led_below(&Uri::from_static("/")), None);
            assert_eq!(none.within(Uri::from_static("//a?q")).to_string(), "//a?q");
        }
    }

    #[test]
    fn a_path_of_the_server_itself_is_refused() {
        for text in ["/api", "/api/", "/api/search", "/mcp"] {
            assert!(matches!(text.parse::<BasePath>(), Err(Error::OwnPath { .. })), "{text}");
        }
        assert!("/apiary".parse::<BasePath>().is_ok());
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in ["search", "//a", "/a//b", "/a/../b", "/a?b", "/a b", "/%61", "https://example.org/"] {
            assert!(text.parse::<BasePath>().is_err(), "{text}");
        }
    }
}

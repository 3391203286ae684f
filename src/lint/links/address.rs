//! Addresses, taken apart and put together.

use percent_encoding::percent_decode_str;
use timra_corpus::page_ending;
use unicode_normalization::UnicodeNormalization;

/// An address, taken apart into `scheme://host`, path and fragment. What stands behind `?` says nothing about where
/// it leads, and is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// Scheme and host, such as `https://host`, or `mailto:`, in lower case; `None` for an address on the same
    /// site.
    pub origin: Option<String>,
    /// Path, percent-decoded and in NFC.
    pub path: String,
    /// The text behind `#`, percent-decoded; `None` if there is no `#`.
    pub fragment: Option<String>,
}

impl Address {
    /// Takes `address` apart.
    pub(crate) fn new(address: &str) -> Address {
        let address = address.trim();
        let (address, fragment) = match address.split_once('#') {
            Some((before, fragment)) => (before, Some(decoded(fragment))),
            None => (address, None),
        };
        let address = address.split('?').next().unwrap_or_default();
        let (origin, path) = split_origin(address);
        Address { origin, path: decoded(path), fragment }
    }
}

/// `https://host` and the rest; `//host` has the scheme of the page it stands on.
fn split_origin(address: &str) -> (Option<String>, &str) {
    let scheme = address.find(':').filter(|end| {
        let scheme = &address[..*end];
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    let host_at = match scheme {
        Some(end) if address[end..].starts_with("://") => end + 3,
        Some(end) => return (Some(address[..=end].to_lowercase()), &address[end + 1..]),
        None if address.starts_with("//") => 2,
        None => return (None, address),
    };
    let end = address[host_at..].find('/').map_or(address.len(), |at| host_at + at);
    let origin = address[..end].to_lowercase();
    let origin = origin.strip_prefix("http://").map_or(origin.clone(), |host| format!("https://{host}"));
    (Some(origin), &address[end..])
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().nfc().collect()
}

/// The form of a path that pages are looked up by: without `index.html` and without slashes at its ends.
pub(crate) fn key(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    path.trim_matches('/').to_owned()
}

/// The path that `path` leads to from the directory `from`; it never leads above the top.
pub(crate) fn join(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let from = if path.starts_with('/') { "" } else { from };
    for part in from.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The part of `path` below the directory `dir`; `None` if it does not lie there. Neither has slashes at its ends.
pub(crate) fn below<'p>(path: &'p str, dir: &str) -> Option<&'p str> {
    if dir.is_empty() { Some(path) } else { path.strip_prefix(dir)?.strip_prefix('/') }
}

/// Whether `path`, as seen from `dir`, does not lead above the top.
pub(crate) fn stays_below(dir: &str, path: &str) -> bool {
    let mut depth = 0_i64;
    dir.split('/').chain(path.split('/')).all(|part| {
        depth += match part {
            "" | "." => 0,
            ".." => -1,
            _ => 1,
        };
        depth >= 0
    })
}

/// Whether the last part of a path is the name of a file, by its extension: `a.png`, not `5.4-Part` or `v1.2`.
pub(crate) fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, extension)| {
        (2..=5).contains(&extension.len())
            && extension.starts_with(|c: char| c.is_ascii_alphabetic())
            && extension.chars().all(|c| c.is_ascii_alphanumeric())
            && !is_markdown(name)
            && extension != "html"
    })
}

/// Whether the path is that of a Markdown file.
pub(crate) fn is_markdown(path: &str) -> bool {
    without_markdown(path) != path
}

/// The path without an extension of Markdown.
pub(crate) fn without_markdown(path: &str) -> &str {
    page_ending::without_ending(path, page_ending::MARKDOWN).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        for (address, origin, path, fragment) in [
            ("https://X.org/a%20b/?q#c%C3%A9", Some("https://x.org"), "/a b/", Some("cé")),
            ("http://x.org", Some("https://x.org"), "", None),
            ("mailto:a@b.c", Some("mailto:"), "a@b.c", None),
            ("//x.org/a", Some("//x.org"), "/a", None),
            ("4.1: x/", None, "4.1: x/", None),
            ("../a/", None, "../a/", None),
            ("#b", None, "", Some("b")),
        ] {
            let taken = Address::new(address);
            assert_eq!(
                (taken.origin.as_deref(), taken.path.as_str(), taken.fragment.as_deref()),
                (origin, path, fragment)
            );
        }
    }

    #[test]
    fn paths() {
        assert_eq!(join("a/b", "../c/"), "a/c");
        assert_eq!(join("a", "/c"), "c");
        assert_eq!(join("", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(key("/a/index.html"), "a");
        assert!(stays_below("a/b", "../../c") && !stays_below("a/b", "c/../../../../c"));
        for (path, file) in
            [("a/b.png", true), ("5.4.2-CloudFront", false), ("v1.2", false), ("a.md", false), ("a/", false)]
        {
            assert_eq!(is_file(path), file, "{path}");
        }
    }
}

//! Where links lead that say it from where their page is.

use crate::scheme::is_scheme;

/// Where `target` leads from the page at `address`: whole where the address is, else from the root of the site. A
/// target that cannot be followed from there stays as it is.
pub(crate) fn resolved(target: &str, address: &str) -> String {
    let (origin, path) = split_origin(address.split(['#', '?']).next().unwrap_or_default());
    if has_scheme(target) || !path.starts_with('/') {
        return target.to_owned();
    }
    if target.starts_with("//") {
        let scheme = origin.split_once("//").map_or("", |(scheme, _)| scheme);
        return format!("{scheme}{target}");
    }
    let behind = target.find(['#', '?']).unwrap_or(target.len());
    let (to, behind) = target.split_at(behind);
    if to.is_empty() {
        return format!("{origin}{path}{behind}");
    }
    if to.starts_with('/') {
        return format!("{origin}{target}");
    }
    let dir = path.rfind('/').map_or("/", |end| &path[..=end]);
    format!("{origin}{}{behind}", without_dots(&format!("{dir}{to}")))
}

/// An address up to its path, and the path.
fn split_origin(address: &str) -> (&str, &str) {
    let Some((scheme, rest)) = address.split_once("://").filter(|_| has_scheme(address)) else {
        return ("", address);
    };
    let host = scheme.len() + 3 + rest.find('/').unwrap_or(rest.len());
    let (origin, path) = address.split_at(host);
    (origin, if path.is_empty() { "/" } else { path })
}

/// Whether a target says how it is reached: `https:`, `mailto:`.
fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme))
}

/// A path without `.` and `..`; what would lead above the root stays there.
fn without_dots(path: &str) -> String {
    let ends_in_dir = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    if ends_in_dir && parts.last().is_none_or(|last| !last.is_empty()) {
        parts.push("");
    }
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_followed_as_browsers_do() {
        let page = "https://kb.test/docs/a/b/";
        for (target, address, is) in [
            ("c", page, "https://kb.test/docs/a/b/c"),
            ("../c/?x=1#y", page, "https://kb.test/docs/a/c/?x=1#y"),
            ("..", page, "https://kb.test/docs/a/"),
            ("./", page, "https://kb.test/docs/a/b/"),
            ("../../../../../c.png", page, "https://kb.test/c.png"),
            ("#y", page, "https://kb.test/docs/a/b/#y"),
            ("?x", page, "https://kb.test/docs/a/b/?x"),
            ("/c", page, "https://kb.test/c"),
            ("//cdn.test/c", page, "https://cdn.test/c"),
            ("mailto:a@kb.test", page, "mailto:a@kb.test"),
            ("https://x.test/..", page, "https://x.test/.."),
            ("c.html", "/docs/a.html#b", "/docs/c.html"),
            ("#b", "/docs/a.html", "/docs/a.html#b"),
            ("//cdn.test/c", "/docs/", "//cdn.test/c"),
            ("a:b/c", "/docs/", "a:b/c"),
            ("./a:b", "/docs/", "/docs/a:b"),
            ("hướng dẫn.png", "/docs/", "/docs/hướng dẫn.png"),
            ("c", "https://kb.test", "https://kb.test/c"),
            ("c", "", "c"),
        ] {
            assert_eq!(resolved(target, address), is, "{target} {address}");
        }
    }
}

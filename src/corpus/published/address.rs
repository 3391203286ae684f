//! Where a page is published.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::head::Head;
use crate::encode_path;

/// What the addresses of a site begin with, up to the path of a file below it: `https://kb.test/docs/`. `None` if
/// `address` is not the address of the file at `path`.
pub(crate) fn base_of(address: &str, path: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap_or_default().trim();
    let is_whole =
        address.starts_with("https://") || address.starts_with("http://") || address.starts_with('/');
    let decoded: String = percent_decode_str(address).decode_utf8().ok()?.nfc().collect();
    let forms = forms(path);
    if !is_whole || address.starts_with("//") {
        return None;
    }
    let (form, base) = forms.iter().find_map(|form| {
        let base = decoded.strip_suffix(form.as_str())?;
        (base.ends_with('/') || form.is_empty()).then_some((form, base))
    })?;
    let mut base = base.to_owned();
    if form.is_empty() && !base.ends_with('/') {
        base.push('/');
    }
    // A host is not a part of a path.
    let host_ends = base.split_once("://").map_or(0, |(scheme, _)| scheme.len() + 3);
    (base.len() > host_ends || host_ends == 0).then_some(base)
}

/// What stands behind the base in the address of the file at `path`, as servers and generators write it: the usual form
/// first.
fn forms(path: &str) -> Vec<String> {
    let without = |ending: &str| path.strip_suffix(ending);
    let dir = without("index.html")
        .or_else(|| without("index.htm"))
        .filter(|dir| dir.is_empty() || dir.ends_with('/'));
    match dir {
        Some(dir) => {
            let mut forms = vec![path.to_owned(), dir.to_owned()];
            forms.extend(dir.strip_suffix('/').map(str::to_owned));
            forms
        }
        None => {
            let mut forms = vec![path.to_owned()];
            if let Some(stem) = without(".html").or_else(|| without(".htm")) {
                forms.extend([stem.to_owned(), format!("{stem}/")]);
            }
            forms
        }
    }
}

/// The address of the file at `path` of a site whose addresses begin with `base`: percent-encoded, whole where the base
/// is; `None` where nothing says. What the page says counts where it is the address of this file; what leads to another
/// page does not.
pub(crate) fn address(head: &Head, path: &str, base: Option<&str>, is_told: bool) -> Option<String> {
    let said = [&head.canonical, &head.card_url].into_iter().flatten();
    let Some((said, of_said)) = said.filter_map(|said| Some((said, base_of(said, path)?))).next() else {
        return base.map(|base| usual(base, path));
    };
    let said = said.split(['#', '?']).next().unwrap_or_default().trim();
    let decoded: String = percent_decode_str(said).decode_utf8_lossy().nfc().collect();
    let behind = decoded.strip_prefix(&of_said).unwrap_or_default();
    // A path names no host: it is the one of the other pages, where they lie in the same place.
    let on_host = base.filter(|base| {
        let path = base.split_once("://").and_then(|(_, rest)| Some(&rest[rest.find('/')?..]));
        is_told || !of_said.contains("://") && path == Some(&of_said)
    });
    Some(match on_host {
        Some(base) => encode_path(&format!("{base}{behind}")),
        None => encode_path(said),
    })
}

/// The usual address of the file at `path` below `base`: that of the directory for the page of a directory.
pub(crate) fn usual(base: &str, path: &str) -> String {
    let dir = path.strip_suffix("index.html").or_else(|| path.strip_suffix("index.htm"));
    let below = dir.filter(|dir| dir.is_empty() || dir.ends_with('/')).unwrap_or(path);
    encode_path(&format!("{base}{}", below.replace('#', "%23")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_the_base_where_it_is_that_of_the_file() {
        for (address, path, base) in [
            ("https://kb.test/docs/a/b/", "a/b/index.html", Some("https://kb.test/docs/")),
            ("https://kb.test/a/b", "a/b/index.html", Some("https://kb.test/")),
            ("https://kb.test/a/b/index.html?x#y", "a/b/index.html", Some("https://kb.test/")),
            ("https://kb.test/a/b", "a/b.html", Some("https://kb.test/")),
            ("https://kb.test/h%C6%B0%E1%BB%9Bng/", "hướng/index.html", Some("https://kb.test/")),
            ("https://kb.test", "index.html", Some("https://kb.test/")),
            ("https://kb.test/docs/", "index.html", Some("https://kb.test/docs/")),
            ("/docs/a/", "a/index.html", Some("/docs/")),
            ("https://kb.test/", "a/index.html", None),
            ("https://kb.test/xa/", "a/index.html", None),
            ("https://a/", "a/index.html", None),
            ("//kb.test/a/", "a/index.html", None),
            ("a/", "a/index.html", None),
        ] {
            assert_eq!(base_of(address, path).as_deref(), base, "{address} {path}");
        }
    }

    #[test]
    fn a_page_is_where_it_says_if_that_can_be() {
        let at = |canonical: &str, path: &str, base: Option<&str>, is_told| {
            let canonical = (!canonical.is_empty()).then(|| canonical.to_owned());
            address(&Head { canonical, ..Head::default() }, path, base, is_told).unwrap_or_default()
        };
        let kb = Some("https://kb.test/docs/");
        for (canonical, path, base, is_told, is) in [
            ("https://kb.test/docs/a", "a.html", kb, false, "https://kb.test/docs/a"),
            ("https://kb.test/docs/other/", "a.html", kb, false, "https://kb.test/docs/a.html"),
            ("", "hướng dẫn/index.html", kb, false, "https://kb.test/docs/h%C6%B0%E1%BB%9Bng%20d%E1%BA%ABn/"),
            ("", "a/index.html", None, false, ""),
            ("/docs/a/", "a/index.html", kb, false, "https://kb.test/docs/a/"),
            ("/docs/a/", "a/index.html", None, false, "/docs/a/"),
            ("https://old.test/a", "a/index.html", kb, true, "https://kb.test/docs/a"),
            ("", "index.html", kb, false, "https://kb.test/docs/"),
        ] {
            assert_eq!(at(canonical, path, base, is_told), is, "{canonical} {path} {base:?}");
        }
    }
}

//! Where the links of a published page lead, in the directory that was published.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::address::{Address, below, join, key, stays_below};

/// What a link of a published page leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum PublishedTarget {
    /// Something that is not looked at: another site, or no page of this one.
    Elsewhere,
    /// Nothing was published there; the path below the directory.
    Missing(String),
    /// This file was published there, and the link leads to this id in it.
    Anchor(PathBuf, String),
}

/// What `link` leads to from the page with the address `url`, which was published as `file` in `dir`. `from` is the
/// address that the links of the page lead from, if that is another.
pub(crate) fn published_target(
    link: &str,
    from: Option<&str>,
    (url, file): (&str, &Path),
    dir: &Path,
) -> PublishedTarget {
    let page = Address::new(url);
    let address = Address::new(link);
    let is_made = |text: &str| text.contains("{{") || text.contains("${");
    if is_made(link) || !is_same_host(&address, &page) {
        return PublishedTarget::Elsewhere;
    }
    let fragment = address.fragment.filter(|fragment| !fragment.is_empty());
    if address.path.is_empty() && from.is_none() {
        return fragment
            .map_or(PublishedTarget::Elsewhere, |id| PublishedTarget::Anchor(file.to_owned(), id));
    }
    let Some(base) = base(&page.path, file, dir) else { return PublishedTarget::Elsewhere };
    let is_relative = address.origin.is_none() && !address.path.starts_with('/');
    let start = match from.filter(|_| is_relative) {
        None => Some(page.path.clone()),
        Some(from) if is_made(from) => None,
        Some(from) => start(&Address::new(from), &page, &base, dir),
    };
    let Some(start) = start else { return PublishedTarget::Elsewhere };
    let path = followed(&start, &address.path);
    let Some(path) = below(&path, &base).filter(|path| stays_below("", path)) else {
        return PublishedTarget::Elsewhere;
    };
    match (published_file(dir, path), fragment) {
        (Some(file), Some(id)) => PublishedTarget::Anchor(file, id),
        (Some(_), None) => PublishedTarget::Elsewhere,
        (None, _) => PublishedTarget::Missing(path.to_owned()),
    }
}

/// The path that the links of a page lead from which gives them the address `from`; `None` where nothing was published
/// there: the pages are to stand somewhere else than is known.
fn start(from: &Address, page: &Address, base: &str, dir: &Path) -> Option<String> {
    let written = match from.path.as_str() {
        "" if from.origin.is_some() => "/",
        "" => &page.path,
        path => path,
    };
    let path = followed(&page.path, written);
    let inside = if path == base { "" } else { below(&path, base)? };
    let is_there = dir.join(inside).is_dir() || published_file(dir, inside).is_some();
    let is_dir = matches!(written.rsplit('/').next(), Some("" | "." | ".."));
    let path = if is_dir { format!("{path}/") } else { path };
    (is_same_host(from, page) && is_there).then_some(path)
}

/// Whether an address is on the host of the page that it stands on.
fn is_same_host(address: &Address, page: &Address) -> bool {
    let Some(origin) = &address.origin else { return true };
    let of_page = page.origin.as_deref();
    // Without a scheme, it has that of the page.
    let without_scheme = of_page.and_then(|of_page| Some(&of_page[of_page.find("//")?..]));
    of_page == Some(origin) || origin.starts_with("//") && without_scheme == Some(origin)
}

/// The path that `path` leads to from the page or the directory at the path `from`.
fn followed(from: &str, path: &str) -> String {
    match path.is_empty() || from.ends_with('/') {
        true => join(from, path),
        false => join(&join(from, ".."), path),
    }
}

/// The file that was published at a path. Names on a disk may have their letters and marks apart.
fn published_file(dir: &Path, path: &str) -> Option<PathBuf> {
    let apart: String = path.nfd().collect();
    [path, &apart].into_iter().find_map(|path| {
        let found = dir.join(path);
        let files = [found.clone(), found.join("index.html"), found.with_added_extension("html")];
        files.into_iter().find(|file| file.is_file())
    })
}

/// The path that the top of `dir` has on its host, from the address of one page in it; `None` if that does not tell.
fn base(url_path: &str, file: &Path, dir: &Path) -> Option<String> {
    let inside: Vec<String> =
        file.strip_prefix(dir).ok()?.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let inside: String = inside.join("/").nfc().collect();
    let url = key(url_path);
    [key(&inside), key(inside.trim_end_matches(".html"))].into_iter().find_map(|inside| {
        let base = url.strip_suffix(inside.as_str())?;
        (base.is_empty() || base.ends_with('/') || inside.is_empty()).then(|| key(base))
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{PublishedTarget, published_target};

    #[test]
    fn links_are_followed_in_the_directory() {
        let dir = tempfile::tempdir().expect("a directory");
        let page = dir.path().join("vi/a/index.html");
        fs::create_dir_all(page.parent().expect("a directory")).expect("a directory");
        fs::write(&page, "x").expect("a page");
        fs::write(dir.path().join("b.html"), "x").expect("a page");
        let place = ("https://kb.test/x/vi/a/", page.as_path());
        let of = |link: &str| published_target(link, None, place, dir.path());
        let missing = |path: &str| PublishedTarget::Missing(path.to_owned());
        for (link, target) in [
            ("https://other.test/", PublishedTarget::Elsewhere),
            ("mailto:a@b.test", PublishedTarget::Elsewhere),
            ("/other/site/", PublishedTarget::Elsewhere),
            ("../../b", PublishedTarget::Elsewhere),
            ("#n", PublishedTarget::Anchor(page.clone(), "n".to_owned())),
            ("/x/b.html#n", PublishedTarget::Anchor(dir.path().join("b.html"), "n".to_owned())),
            ("https://kb.test/x/none/", missing("none")),
            ("//kb.test/x/none/", missing("none")),
            ("//other.test/x/none/", PublishedTarget::Elsewhere),
            ("c/", missing("vi/a/c")),
        ] {
            assert_eq!(of(link), target, "{link}");
        }
        let anchor = |path: &str| PublishedTarget::Anchor(dir.path().join(path), "n".to_owned());
        for (from, link, target) in [
            ("/x/", "c", missing("c")),
            ("/x/", "b#n", anchor("b.html")),
            ("../", "c", missing("vi/c")),
            ("../..", "c", missing("c")),
            ("https://kb.test/x", "b#n", PublishedTarget::Elsewhere),
            ("https://kb.test/x/vi/../", "b#n", anchor("b.html")),
            ("?x", "c", missing("vi/a/c")),
            ("/x/b.html", "#n", anchor("b.html")),
            ("/x/", "/x/none/", missing("none")),
            ("/y/", "c", PublishedTarget::Elsewhere),
            ("https://other.test/", "c", PublishedTarget::Elsewhere),
        ] {
            assert_eq!(published_target(link, Some(from), place, dir.path()), target, "{from} {link}");
        }
    }

    #[test]
    fn names_are_the_same_with_marks_apart() {
        let dir = tempfile::tempdir().expect("a directory");
        let page = dir.path().join("hu\u{31b}o\u{31b}\u{301}ng/index.html");
        fs::create_dir_all(page.parent().expect("a directory")).expect("a directory");
        fs::write(&page, "x").expect("a page");
        fs::write(page.with_file_name("o\u{302}.html"), "x").expect("a page");
        let of = |link: &str| published_target(link, None, ("/h%C6%B0%E1%BB%9Bng/", &page), dir.path());
        assert_eq!(of("\u{f4}.html"), PublishedTarget::Elsewhere);
        assert_eq!(of("%C3%B4.html"), PublishedTarget::Elsewhere);
        assert!(matches!(of("/h\u{1b0}\u{1edb}ng/#n"), PublishedTarget::Anchor(..)));
        assert!(matches!(of("none.html"), PublishedTarget::Missing(_)));
    }
}

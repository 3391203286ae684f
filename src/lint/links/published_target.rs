//! Where the links of a published page lead, in the directory that was published.

use std::path::{Path, PathBuf};

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

/// What `link` leads to from the page with the address `url`, which was published as `file` in `dir`.
pub(crate) fn published_target(link: &str, url: &str, file: &Path, dir: &Path) -> PublishedTarget {
    let page = Address::new(url);
    let address = Address::new(link);
    let is_made = link.contains("{{") || link.contains("${");
    if is_made || address.origin.is_some() && address.origin != page.origin {
        return PublishedTarget::Elsewhere;
    }
    let fragment = address.fragment.filter(|fragment| !fragment.is_empty());
    if address.path.is_empty() {
        return fragment
            .map_or(PublishedTarget::Elsewhere, |id| PublishedTarget::Anchor(file.to_owned(), id));
    }
    let Some(base) = base(&page.path, file, dir) else { return PublishedTarget::Elsewhere };
    let within = if page.path.ends_with('/') { page.path.clone() } else { join(&page.path, "..") };
    let path = join(&within, &address.path);
    let Some(path) = below(&path, &base).filter(|path| stays_below("", path)) else {
        return PublishedTarget::Elsewhere;
    };
    let found = dir.join(path);
    let files = [found.clone(), found.join("index.html"), found.with_added_extension("html")];
    match (files.into_iter().find(|file| file.is_file()), fragment) {
        (Some(file), Some(id)) => PublishedTarget::Anchor(file, id),
        (Some(_), None) => PublishedTarget::Elsewhere,
        (None, _) => PublishedTarget::Missing(path.to_owned()),
    }
}

/// The path that the top of `dir` has on its host, from the address of one page in it; `None` if that does not tell.
fn base(url_path: &str, file: &Path, dir: &Path) -> Option<String> {
    let inside: Vec<String> =
        file.strip_prefix(dir).ok()?.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let inside = inside.join("/");
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
        let of = |link: &str| published_target(link, "https://kb.test/x/vi/a/", &page, dir.path());
        let missing = |path: &str| PublishedTarget::Missing(path.to_owned());
        for (link, target) in [
            ("https://other.test/", PublishedTarget::Elsewhere),
            ("mailto:a@b.test", PublishedTarget::Elsewhere),
            ("/other/site/", PublishedTarget::Elsewhere),
            ("../../b", PublishedTarget::Elsewhere),
            ("#n", PublishedTarget::Anchor(page.clone(), "n".to_owned())),
            ("/x/b.html#n", PublishedTarget::Anchor(dir.path().join("b.html"), "n".to_owned())),
            ("https://kb.test/x/none/", missing("none")),
            ("c/", missing("vi/a/c")),
        ] {
            assert_eq!(of(link), target, "{link}");
        }
    }
}

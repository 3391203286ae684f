//! The first folders of the pages of a published site.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::language_level::with_language_first;
use crate::{Facts, is_language_code};

/// The first folder of a page, which is at this path; `None` if it is in none that holds other pages, too.
pub(crate) fn folder(path: &str, facts: &Facts) -> Option<String> {
    first(path, facts.language_level).filter(|name| facts.folders.contains(name))
}

/// The folders that hold several of the pages at these paths.
pub(crate) fn folders(paths: &HashSet<String>, language_level: usize) -> BTreeSet<String> {
    // Versions of one page in two languages are one page.
    let mut pages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in paths {
        if let Some(name) = first(path, language_level) {
            pages.entry(name).or_default().insert(below_language(path, language_level));
        }
    }
    pages.into_iter().filter(|(_, pages)| pages.len() > 1).map(|(name, _)| name).collect()
}

/// The first folder of a path, without the one of the language.
fn first(path: &str, language_level: usize) -> Option<String> {
    below_language(path, language_level).split_once('/').map(|(name, _)| name.to_owned())
}

fn below_language(path: &str, language_level: usize) -> String {
    let path = with_language_first(path, language_level);
    match path.split_once('/') {
        Some((code, rest)) if is_language_code(code) => rest.to_owned(),
        _ => path.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_holds_several_pages_whatever_their_languages() {
        let paths = [
            "index.html",
            "about/index.html",
            "vi/about/index.html",
            "blog/a/index.html",
            "vi/blog/b/index.html",
        ];
        let paths = paths.map(str::to_owned).into();
        let facts = Facts { folders: folders(&paths, 0), ..Facts::default() };
        for (path, is) in [
            ("index.html", None),
            ("about/index.html", None),
            ("blog/a/index.html", Some("blog")),
            ("vi/blog/b/index.html", Some("blog")),
        ] {
            assert_eq!(folder(path, &facts).as_deref(), is, "{path}");
        }
        let deeper = ["docs/a.html", "docs/vi/a.html", "docs/vi/b.html"].map(str::to_owned).into();
        assert_eq!(folders(&deeper, 1), ["docs".to_owned()].into());
    }
}

//! Where in the paths of a published site the languages stand.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use crate::is_language_code;

/// How far down a directory of a language may stand.
const DEEPEST: usize = 8;

/// The number of directories above those of the languages, by the paths of all pages: 0 where these stand at the top,
/// and where there are none. `docs/vi/a.html` is of a language if there is a `docs/a.html`, or a `docs/en/a.html`. What
/// every directory has says nothing: `docs/it/index.html` may be what there is to know about Italian.
pub(crate) fn language_level(paths: &HashSet<String>) -> usize {
    // By level, the pages in a directory with the name of a language there, and those of them that have a version.
    let mut levels: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut places: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let codes: Vec<(usize, String)> = paths
        .iter()
        .flat_map(|path| (0..DEEPEST).filter_map(|level| Some((level, without(path, level)?.1))))
        .filter(|(level, rest)| !is_index_above(rest, *level))
        .collect();
    for (level, rest) in &codes {
        *places.entry((*level, rest.clone())).or_default() += 1;
    }
    for (level, rest) in codes {
        let is_version = paths.contains(&rest) || places.get(&(level, rest)).is_some_and(|pages| *pages > 1);
        let (pages, versions) = levels.entry(level).or_default();
        *pages += 1;
        *versions += usize::from(is_version);
    }
    let is_of_languages = |(_, (pages, versions)): &(&usize, &(usize, usize))| versions * 2 >= *pages;
    levels.iter().find(is_of_languages).map_or(0, |(level, _)| *level)
}

/// The path of a page with the directory of its language, which stands at this level, before all others.
pub(crate) fn with_language_first(path: &str, level: usize) -> Cow<'_, str> {
    match without(path, level) {
        Some((code, rest)) if level > 0 => Cow::Owned(format!("{code}/{rest}")),
        _ => Cow::Borrowed(path),
    }
}

/// Whether a path without its directory at this level is that of the page of the directory above.
fn is_index_above(rest: &str, level: usize) -> bool {
    matches!(rest.split('/').nth(level), Some("index.html" | "index.htm"))
}

/// The name of the directory at this level, if it is the code of a language, and the path without it.
fn without(path: &str, level: usize) -> Option<(&str, String)> {
    let parts: Vec<&str> = path.split('/').collect();
    let code = parts.get(level).filter(|part| level + 1 < parts.len() && is_language_code(part))?;
    let rest = [&parts[..level], &parts[level + 1..]].concat().join("/");
    Some((code, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_of_a_language_where_pages_have_versions() {
        let level = |paths: &[&str]| language_level(&paths.iter().map(|path| (*path).to_owned()).collect());
        for (paths, is) in [
            (&["docs/a.html", "docs/b.html", "docs/vi/a.html", "docs/vi/b.html"][..], 1),
            (&["kb/docs/en/a.html", "kb/docs/vi/a.html", "kb/docs/vi/only.html"], 2),
            (&["a.html", "vi/a.html"], 0),
            // What is said about Italian, or of identifiers.
            (&["docs/it/a.html", "docs/id/b.html", "docs/c.html"], 0),
            (&["docs/index.html", "docs/it/index.html"], 0),
            (&["docs/index.html", "docs/id/index.html", "docs/th/index.html", "docs/id/a.html"], 0),
            (&["docs/index.html", "docs/a/index.html", "docs/vi/index.html", "docs/vi/a/index.html"], 1),
            // The languages stand at the top.
            (&["a.html", "vi/a.html", "docs/b.html", "docs/it/b.html"], 0),
            (&[], 0),
        ] {
            assert_eq!(level(paths), is, "{paths:?}");
        }
        assert_eq!(with_language_first("docs/vi/a.html", 1), "vi/docs/a.html");
        assert_eq!(with_language_first("docs/a.html", 1), "docs/a.html");
        assert_eq!(with_language_first("vi/a.html", 0), "vi/a.html");
    }
}

//! What the path of a content file says: its place, its language, and whether it is a bundle.

use std::path::Path;

use super::page_ending;

/// What kind of page a file name makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageKind {
    /// The home page: `_index` at the top.
    Home,
    /// The page of a section: `_index`.
    Section,
    /// `index`: the page of its directory.
    Bundle,
    /// A page with any other file name.
    Single,
}

/// The path of a content file, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContentPath {
    /// Directory below the content directory, with `/`, empty at the top.
    pub dir: String,
    /// File name without its language and extension.
    pub base: String,
    /// Index of the language that the file name's suffix names.
    pub language: Option<usize>,
    /// Kind of page that the file name makes.
    pub kind: PageKind,
}

impl ContentPath {
    /// Takes `path` (below the content directory) apart; only the keys of `languages` are suffixes.
    pub(crate) fn new<K: AsRef<str>>(path: &str, languages: &[K]) -> ContentPath {
        let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let suffixed = stem.rsplit_once('.').and_then(|(base, suffix)| {
            let suffix = suffix.to_lowercase();
            Some((base, languages.iter().position(|language| language.as_ref() == suffix)?))
        });
        let (base, language) = match suffixed {
            Some((base, language)) => (base, Some(language)),
            None => (stem, None),
        };
        let kind = match base.to_ascii_lowercase().as_str() {
            "_index" if dir.is_empty() => PageKind::Home,
            "_index" => PageKind::Section,
            "index" if dir.is_empty() => PageKind::Home,
            "index" => PageKind::Bundle,
            _ => PageKind::Single,
        };
        ContentPath { dir: dir.to_owned(), base: base.to_owned(), language, kind }
    }

    /// Key that all language versions of the page share: the path without the language.
    pub(crate) fn translation_key(&self) -> String {
        if self.dir.is_empty() { self.base.clone() } else { format!("{}/{}", self.dir, self.base) }
    }

    /// First directory of the path, lower case: the section that settings are keyed by.
    pub(crate) fn section(&self) -> String {
        self.dir.split('/').next().unwrap_or("").to_lowercase().replace(' ', "-")
    }

    /// The name that Hugo calls the page by: the file name, or for a bundle the name of its directory.
    pub(crate) fn content_name(&self) -> &str {
        match self.kind {
            PageKind::Single => &self.base,
            _ => self.dir.rsplit('/').next().unwrap_or(""),
        }
    }

    /// The directory that the page is in; for a bundle the one above its own.
    pub(crate) fn container(&self) -> &str {
        match self.kind {
            PageKind::Single => &self.dir,
            _ => self.dir.rsplit_once('/').map_or("", |(above, _)| above),
        }
    }
}

/// The path of a page as the targets of cascades name it: `/docs/setup`.
pub(crate) fn logical_path(path: &ContentPath) -> String {
    let name = if path.kind == PageKind::Single { path.base.as_str() } else { "" };
    let parts = path.dir.split('/').chain([name]).filter(|part| !part.is_empty());
    let place: String = parts.flat_map(|part| ["/", part]).collect();
    if place.is_empty() { "/".to_owned() } else { place.to_lowercase().replace(' ', "-") }
}

/// Whether `dir` is a section: it has an `_index` file in some language.
pub(crate) fn has_index(dir: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        name.starts_with("_index.") && page_ending::without_ending(&name, page_ending::HUGO).is_some()
    })
}

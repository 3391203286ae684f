//! The folders that a page is in, as its source lies.

use std::path::Path;

use super::{ContentPath, PageKind, SourceFile, has_index};

/// The directory that a page is in; that of a bundle is a page itself.
pub(super) fn within(path: &ContentPath) -> &str {
    match path.kind {
        PageKind::Bundle => path.container(),
        _ => &path.dir,
    }
}

/// The first folder of a directory; `None` at the top.
pub(super) fn first_folder(dir: &str) -> Option<String> {
    dir.split('/').next().filter(|first| !first.is_empty()).map(str::to_owned)
}

/// The sections that a page is in: the first directory is one, deeper ones only with an `_index`.
pub(super) fn sections_above(file: &SourceFile, path: &ContentPath) -> Vec<String> {
    let names: Vec<&str> = within(path).split('/').filter(|name| !name.is_empty()).collect();
    let top = file.full_path.parent().into_iter().flat_map(Path::ancestors);
    let depth = path.dir.split('/').filter(|name| !name.is_empty()).count();
    // The directories of the file, outermost first.
    let mut dirs: Vec<&Path> = top.take(depth).collect();
    dirs.reverse();
    let deepest = (2..=names.len()).rev().find(|count| dirs.get(count - 1).is_some_and(|dir| has_index(dir)));
    let count = deepest.unwrap_or(1).min(names.len());
    names[..count].iter().map(|name| name.to_lowercase().replace(' ', "-")).collect()
}

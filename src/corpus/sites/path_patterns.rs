//! Patterns of paths of pages and of the directories that they lie in.

use crate::front_matter::Glob;

/// Patterns of paths. What is said of a directory holds for everything in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct PathPatterns(Vec<Glob>);

impl PathPatterns {
    /// Adds a pattern; `false` if it is none.
    pub(crate) fn add(&mut self, pattern: &str) -> bool {
        let glob = Glob::new(pattern.trim_matches('/'));
        self.0.extend(glob.clone());
        glob.is_some()
    }

    /// Whether one of these paths of a file, or a directory above one, fits a pattern.
    pub(crate) fn has(&self, paths: &[&str]) -> bool {
        !self.0.is_empty() && with_dirs(paths).any(|path| self.0.iter().any(|pattern| pattern.is_match(path)))
    }
}

/// Each of the paths, and every directory above it.
fn with_dirs<'p>(paths: &'p [&'p str]) -> impl Iterator<Item = &'p str> {
    paths.iter().flat_map(|path| {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        ends.map(move |end| &path[..end])
    })
}

//! Directories that a generator published a site to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::page_ending;

/// How many files are looked at to tell whether a directory holds Markdown.
const MOST_FILES: usize = 100_000;

/// Names that generators give to what they publish: such a site is called as the directory above.
const USUAL_NAMES: [&str; 8] = ["public", "_site", "dist", "build", "book", "site", "html", "_build"];

/// A directory that a generator published a site to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublishedDir {
    /// Path of the directory, as it was given.
    pub path: PathBuf,
    /// Canonical path of the directory: nothing outside it is read.
    pub canonical: Arc<Path>,
}

impl PublishedDir {
    /// The published directory at `path`, which must exist.
    ///
    /// # Errors
    /// Whatever keeps it from being found.
    pub(crate) fn new(path: &Path) -> std::io::Result<Self> {
        Ok(Self { path: path.to_owned(), canonical: path.canonicalize()?.into() })
    }

    /// The directory above, as it was given. If the published directory lies outside its site, the paths of files
    /// begin here.
    pub(crate) fn above(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }
}

/// Whether the directory `dir`, from which no generator builds a site, is a published site: it has a home page and
/// no Markdown.
pub(crate) fn is_published_html(dir: &Path) -> bool {
    let is_file = |path: &Path| path.is_file();
    is_file(&dir.join("index.html")) && !has_markdown(dir)
}

fn has_markdown(dir: &Path) -> bool {
    let entries = WalkDir::new(dir).into_iter().take(MOST_FILES).flatten();
    let mut endings = entries.filter(|entry| entry.file_type().is_file()).filter_map(|entry| {
        let ending = entry.path().extension()?.to_str()?.to_lowercase();
        Some(ending)
    });
    endings.any(|ending| page_ending::MARKDOWN.contains(&ending.as_str()))
}

/// The name of the site that is published to this canonical directory.
pub(crate) fn site_name(canonical: &Path) -> Option<String> {
    let mut names = canonical.iter().rev().filter_map(|name| name.to_str()).filter(|name| *name != "/");
    let own = names.next()?;
    let is_own =
        |name: &&str| !(USUAL_NAMES.contains(&name.to_lowercase().as_str()) || name.starts_with('.'));
    let above = std::iter::once(own).chain(names).find(is_own);
    Some(above.unwrap_or(own).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_not_called_as_every_site_is() {
        for (dir, name) in [
            ("/a/kho/public", "kho"),
            ("/a/kho/_build/html", "kho"),
            ("/a/docs", "docs"),
            ("/a/kho/.vitepress/dist", "kho"),
            ("/public", "public"),
        ] {
            assert_eq!(site_name(Path::new(dir)).as_deref(), Some(name), "{dir}");
        }
    }
}

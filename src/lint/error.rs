//! What keeps content from being checked.

use std::path::PathBuf;

use timra_corpus::Diagnostic;

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What keeps content from being checked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The `timra.toml` of a site cannot be followed.
    #[error("{path}:{line}: {what}", path = path.display())]
    SiteConfig {
        /// The file.
        path: PathBuf,
        /// 1-based line.
        line: usize,
        /// What is wrong, and what would be right.
        what: String,
    },
    /// The roots hold not a single file to check.
    #[error("{roots}: there is no page to check here; name a Hugo site or a directory of Markdown")]
    NothingToCheck {
        /// The roots.
        roots: String,
        /// What is wrong with the content.
        diagnostics: Vec<Diagnostic>,
    },
    /// The content cannot be read.
    #[error(transparent)]
    Corpus(#[from] timra_corpus::Error),
}

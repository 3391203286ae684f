//! What keeps judged queries from being read.

use std::path::PathBuf;

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What keeps judged queries from being read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A root, an index or a query file cannot be read.
    #[error("{path}: cannot be read: {source}; check that it exists and that you may read it", path = path.display())]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A line of a file of queries, judgements or a run cannot be understood.
    #[error("{path}:{line}: {what}; correct the line or remove it", path = path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// 1-based line.
        line: usize,
        /// What a line should be like.
        what: &'static str,
    },
}

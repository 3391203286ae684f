//! What keeps a site or a file of documents from being read.

use std::path::PathBuf;

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What keeps a site or a file of documents from being read.
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
    /// What should be read to its end may have none.
    #[error("{path}: this is no file but a directory, a pipe or a device; write what it gives to a file and name that", path = path.display())]
    NoFile {
        /// What was to be read.
        path: PathBuf,
    },
}

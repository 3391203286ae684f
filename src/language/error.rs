//! What keeps a dictionary from being made or read.

use std::path::PathBuf;

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What keeps a dictionary from being made or read.
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
    /// A file or directory cannot be written.
    #[error("{path}: cannot be written: {source}; check its permissions and that the disk is not full", path = path.display())]
    Write {
        /// What was to be written.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// There is no dictionary where some were looked for.
    #[error("{path}: there is no dictionary here; make one", path = path.display())]
    NoDictionary {
        /// The directory.
        path: PathBuf,
    },
    /// A dictionary is damaged, or another version made it.
    #[error("{path}: {what}; make it again", path = path.display())]
    BrokenDictionary {
        /// The directory.
        path: PathBuf,
        /// Code of its language.
        lang: String,
        /// What is wrong.
        what: String,
    },
    /// A dictionary should be made where something else is.
    #[error("{path}: it holds something else than a dictionary; name another directory", path = path.display())]
    NotADictionary {
        /// The directory.
        path: PathBuf,
    },
    /// No dictionary can be made of a source.
    #[error("{path}: {what}; check that its encoding is right", path = path.display())]
    DictionarySource {
        /// The directory.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// A dictionary cannot be used for another reason.
    #[error("{path}: {what}", path = path.display())]
    Dictionary {
        /// The directory.
        path: PathBuf,
        /// What is wrong, and what to do.
        what: String,
    },
}

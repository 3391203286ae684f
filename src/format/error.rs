//! The errors of reading an index.

use std::path::PathBuf;

use crate::Mismatch;

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an index cannot be read.
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
    /// There is no index where one was looked for.
    #[error("{path}: there is no index here; build one", path = path.display())]
    NoIndex {
        /// The directory.
        path: PathBuf,
    },
    /// The directory holds an index of another program.
    #[error("{path}: this index was not made by timra; name another directory", path = path.display())]
    ForeignIndex {
        /// The directory.
        path: PathBuf,
    },
    /// The index is damaged or half-written.
    #[error("{path}: the index is broken: {what}; rebuild it", path = path.display())]
    BrokenIndex {
        /// The file or directory that shows it.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// What reads the index came to an end, and no file of it is damaged.
    #[error(
        "{path}: the index cannot be read: {what}; rebuild it, and if that does not help, this is a fault of timra: please \
         report it",
        path = path.display()
    )]
    Misread {
        /// The directory.
        path: PathBuf,
        /// What was said, and where in the program.
        what: String,
    },
    /// Another version of timra wrote the index.
    #[error(
        "{path}: the index has format {found} and this timra reads format {known}; {advice}",
        path = path.display(),
        advice = if found > known { "use a newer timra, or rebuild the index" } else { "rebuild it" }
    )]
    IndexFormat {
        /// The directory.
        path: PathBuf,
        /// Format of the index.
        found: u32,
        /// Format of this version.
        known: u32,
    },
    /// This version cuts text into words in another way than the version that built the index.
    #[error("{path}: {mismatch}", path = path.display())]
    OtherAnalysis {
        /// The directory.
        path: PathBuf,
        /// What differs.
        mismatch: Mismatch,
    },
    /// Tantivy failed.
    #[error("{path}: the index engine failed: {source}; if it does so again, rebuild the index", path = path.display())]
    Tantivy {
        /// The directory of the index.
        path: PathBuf,
        /// What Tantivy said.
        source: Box<dyn std::error::Error + Send + Sync>,
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

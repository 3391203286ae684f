//! The errors of building an index.

use std::collections::BTreeMap;
use std::path::PathBuf;

use timra_corpus::Diagnostic;

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an index cannot be built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or directory cannot be written.
    #[error("{path}: cannot be written: {source}; check its permissions and that the disk is not full", path = path.display())]
    Write {
        /// What was to be written.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A new index is in force, but it may not be on the disk yet.
    #[error("{path}: the new index is in force, but the system could not make sure that it outlives a power cut: {source}; check the disk, then rebuild it", path = path.display())]
    Unsettled {
        /// The directory.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The directory for the index holds something else.
    #[error("{path}: this directory holds other files and no index of timra; name an empty one", path = path.display())]
    NotAnIndex {
        /// The directory.
        path: PathBuf,
    },
    /// Another process is building the index.
    #[error("{path}: another build is writing this index; wait for it to end, then try again", path = path.display())]
    Busy {
        /// The directory.
        path: PathBuf,
    },
    /// The system gives no more threads.
    #[error(
        "no thread can be started: {what}; raise the limit on processes and threads (`ulimit -u`, or that of the container)"
    )]
    NoThreads {
        /// What the system said.
        what: String,
    },
    /// The sources have no page.
    #[error("{roots}: there is no page to index here{}", and_why(left_out))]
    NoPages {
        /// The sources.
        roots: String,
        /// How many files gave no page, by the reason.
        left_out: BTreeMap<String, u64>,
        /// What is wrong with the content.
        diagnostics: Vec<Diagnostic>,
    },
    /// The content cannot be read.
    #[error(transparent)]
    Corpus(#[from] timra_corpus::Error),
    /// A dictionary cannot be read.
    #[error(transparent)]
    Language(#[from] timra_language::Error),
    /// The old index cannot be read, or the new one cannot be read again.
    #[error(transparent)]
    Format(#[from] timra_format::Error),
}

/// Goes on after "there is no page".
fn and_why(left_out: &BTreeMap<String, u64>) -> String {
    if left_out.is_empty() {
        return "; name a Hugo site or a directory of Markdown".to_owned();
    }
    let reasons: Vec<String> = left_out.iter().map(|(why, files)| format!("{files} because {why}")).collect();
    let reasons = reasons.join(", ");
    format!(": all files were left out, {reasons}; correct them")
}

//! What keeps an index from being built or read.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::Remark;

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What keeps an index from being built or read.
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
    /// A new index is in force, and nobody knows whether it is on the disk.
    #[error("{path}: the new index is in force, but the system could not make sure that it outlives a power cut: {source}; check the disk, then build it anew with `timra index ROOT --full --index DIR`", path = path.display())]
    Unsettled {
        /// The directory.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// There is no index where one was looked for.
    #[error("{path}: there is no index here; build one with `timra index ROOT --index {path}`", path = path.display())]
    NoIndex {
        /// The directory.
        path: PathBuf,
    },
    /// The directory holds an index of another program.
    #[error("{path}: this index was not made by timra; name another directory with --index", path = path.display())]
    ForeignIndex {
        /// The directory.
        path: PathBuf,
    },
    /// The directory that an index should be built in holds something else.
    #[error("{path}: this directory holds other files and no index of timra; name an empty one with --index", path = path.display())]
    NotAnIndex {
        /// The directory.
        path: PathBuf,
    },
    /// The index is damaged or half-written.
    #[error("{path}: the index is broken: {what}; build it anew with `timra index ROOT --full --index DIR`", path = path.display())]
    BrokenIndex {
        /// The file or directory that shows it.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// What reads the index came to an end, and no file of it is damaged.
    #[error(
        "{path}: the index cannot be read: {what}; build it anew with `timra index ROOT --full --index DIR`, and if that does \
         not help, this is a fault of timra: please report it",
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
        advice = if found > known { "use a newer timra, or build the index anew with `timra index ROOT --full --index DIR`" }
            else { "build it anew with `timra index ROOT --full --index DIR`" }
    )]
    IndexFormat {
        /// The directory.
        path: PathBuf,
        /// Format of the index.
        found: u32,
        /// Format of this version.
        known: u32,
    },
    /// Text is cut into words otherwise than in the index.
    #[error("{path}: {what}", path = path.display())]
    OtherAnalysis {
        /// The directory.
        path: PathBuf,
        /// What differs, and what to do.
        what: String,
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
    /// Tantivy could not do its work.
    #[error("{path}: the index engine failed: {source}; if it does so again, build the index anew with `timra index ROOT --full --index DIR`", path = path.display())]
    Tantivy {
        /// The directory of the index.
        path: PathBuf,
        /// What Tantivy said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A line of a file of queries, judgements or a run cannot be understood.
    #[error("{path}:{line}: {what}; mend the line or remove it", path = path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// 1-based line.
        line: usize,
        /// What a line should be like.
        what: &'static str,
    },
    /// The sources hold not a single page.
    #[error("{roots}: there is no page to index here{}", and_why(left_out))]
    NoPages {
        /// The sources.
        roots: String,
        /// How many files gave no page, by the reason.
        left_out: BTreeMap<String, u64>,
        /// What is wrong with the content.
        remarks: Vec<Remark>,
    },
    /// The content cannot be read.
    #[error(transparent)]
    Corpus(#[from] timra_corpus::Error),
    /// A dictionary cannot be read.
    #[error(transparent)]
    Language(#[from] timra_language::Error),
}

/// Goes on after "there is no page".
fn and_why(left_out: &BTreeMap<String, u64>) -> String {
    if left_out.is_empty() {
        return "; name a Hugo site or a directory of Markdown".to_owned();
    }
    let reasons: Vec<String> = left_out.iter().map(|(why, files)| format!("{files} because {why}")).collect();
    let reasons = reasons.join(", ");
    format!(
        ": all files were left out, {reasons}; mend them (--drafts, --future and --expired read what is not published)"
    )
}

//! Why a command failed.

use std::io;
use std::path::PathBuf;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A dictionary could not be made or read.
    #[error(transparent)]
    Language(#[from] timra_language::Error),
    /// Content could not be read.
    #[error(transparent)]
    Corpus(#[from] timra_corpus::Error),
    /// Content could not be checked.
    #[error(transparent)]
    Lint(#[from] timra_lint::Error),
    /// An index could not be read.
    #[error(transparent)]
    Format(#[from] timra_format::Error),
    /// An index could not be built.
    #[error(transparent)]
    Index(#[from] timra_index::Error),
    /// A bundle could not be written.
    #[error(transparent)]
    Export(#[from] timra_bundle::ExportError),
    /// Judged queries could not be read.
    #[error(transparent)]
    Evaluation(#[from] timra_evaluation::Error),
    /// An index could not be served.
    #[error(transparent)]
    Serving(#[from] timra_serving::Error),
    /// The server could not run.
    #[error(transparent)]
    Server(#[from] timra_server::Error),
    /// Assistants could not be answered.
    #[error(transparent)]
    Assistant(#[from] timra_assistant::Error),
    /// A cluster could not be asked.
    #[cfg(feature = "cluster")]
    #[error(transparent)]
    Cluster(#[from] timra_cluster::Error),
    /// The output could not be written.
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
    /// A file could not be written.
    #[error("{} cannot be written: {source}", path.display())]
    Write {
        /// The file, or the directory that it was to lie in.
        path: PathBuf,
        /// What happened.
        source: io::Error,
    },
    /// A query did not find what it must.
    #[error("the query `{query}` does not find the page that was written for it")]
    NoAnswer {
        /// The query.
        query: String,
    },
    /// The system does not give what is needed.
    #[error("{0}")]
    Resources(String),
    /// The arguments do not fit together.
    #[error("{0}")]
    Usage(String),
}

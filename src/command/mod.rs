//! One file a subcommand: from arguments to output.

mod advice;
mod check;
mod corpus_options;
mod diagnostics;
mod dict;
mod difference;
mod eval;
mod explain;
mod hit_text;
mod index;
mod lexicon;
mod licenses;
mod opened;
mod place_text;
pub(crate) mod resources;
mod search;
mod section_file;
mod serve;
mod show;
mod show_text;
pub(crate) mod shown;
mod stats;
mod up_to_date;

pub(crate) use check::check;
pub(crate) use dict::{dict, use_dictionaries};
pub(crate) use eval::eval;
pub(crate) use explain::explain;
pub(crate) use index::index;
pub(crate) use lexicon::lexicon;
pub(crate) use licenses::licenses;
pub(crate) use search::search;
pub(crate) use serve::serve;
pub(crate) use show::show;
pub(crate) use stats::stats;

use std::io;
use std::path::{Path, PathBuf};

use difference::Difference;
use jiff::Timestamp;
use timra_format::Manifest;

/// Where content is read from by default.
fn default_roots() -> Vec<PathBuf> {
    vec![PathBuf::from("content")]
}

/// The moment of a build: what is published later is not there yet, what has expired not any more. It can be set, so
/// that the same content gives the same index at any time (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn now() -> Result<Timestamp, Failure> {
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(Timestamp::now()) };
    let moment = seconds.to_str().and_then(|seconds| Timestamp::from_second(seconds.parse().ok()?).ok());
    moment.ok_or_else(|| {
        let seconds = seconds.to_string_lossy();
        Failure::Usage(format!(
            "SOURCE_DATE_EPOCH is `{seconds}` and should be a number of seconds since 1970"
        ))
    })
}

/// Says so if an index that is about to be searched answers worse than it should.
fn warn_of_analysis(dir: &Path, manifest: &Manifest) {
    if let Some(difference) = Difference::of_analysis(manifest) {
        let dir = dir.display();
        say!(
            "warning: {dir}: {difference}, so it finds less; rebuild it with `timra index ROOT --full --index {dir}`"
        );
    }
}

/// What came of a command that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Something was found, or done.
    Done,
    /// There was nothing to find.
    NothingFound,
    /// There is something to correct.
    Findings,
}

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
    /// Judged queries could not be read.
    #[error(transparent)]
    Evaluation(#[from] timra_evaluation::Error),
    /// The server could not run.
    #[error(transparent)]
    Server(#[from] timra_server::Error),
    /// The output could not be written.
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
    /// The system does not give what is needed.
    #[error("{0}")]
    Resources(String),
    /// The arguments do not fit together.
    #[error("{0}")]
    Usage(String),
}

impl Failure {
    /// What a person is told: the error, and what to do about it at the command line.
    pub(crate) fn told(&self) -> String {
        format!("{self}{}", advice::of(self))
    }
}

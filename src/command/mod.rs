//! One file a subcommand: from arguments to output.

mod check;
mod dict;
mod eval;
mod hit_text;
mod index;
mod lexicon;
mod search;
mod serve;
mod stats;
mod up_to_date;

pub use check::check;
pub use dict::{dict, use_dictionaries};
pub use eval::eval;
pub use index::index;
pub use lexicon::lexicon;
pub use search::search;
pub use serve::serve;
pub use stats::stats;

use std::io;
use std::path::PathBuf;

/// Where content is read from when nobody says.
fn default_roots() -> Vec<PathBuf> {
    vec![PathBuf::from("content")]
}

/// What came of a command that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Something was found, or done.
    Done,
    /// There was nothing to find.
    NothingFound,
    /// There is something to mend.
    Findings,
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// timra could not do it.
    #[error(transparent)]
    Timra(#[from] timra::Error),
    /// The output could not be written.
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
    /// The arguments do not fit together.
    #[error("{0}")]
    Usage(String),
}

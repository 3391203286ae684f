//! The arguments of `timra explain`.

use clap::{Args, ValueEnum};

use super::{ChoiceArgs, IndexDir};

/// What to explain.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// What to look for.
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,

    #[command(flatten)]
    pub index: IndexDir,

    #[cfg(feature = "cluster")]
    #[command(flatten)]
    pub reader: super::ReaderArgs,

    #[command(flatten)]
    pub choices: ChoiceArgs,

    /// How many results, at most 1000.
    #[arg(long, short = 'n', value_name = "N", default_value_t = 3)]
    pub limit: usize,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ExplainFormat,

    /// Search the index as it is: never build or update it.
    #[arg(long)]
    pub frozen: bool,
}

/// What `timra explain` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// For people.
    Text,
    /// One JSON object: `plan`, and `results` as `timra search` gives them, with an `explanation` in each hit.
    Json,
}

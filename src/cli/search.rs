//! The arguments of `timra search`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ChoiceArgs, IndexDir};

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// What to look for.
    #[arg(value_name = "QUERY", required_unless_present = "queries")]
    pub query: Vec<String>,

    #[command(flatten)]
    pub index: IndexDir,

    #[cfg(feature = "cluster")]
    #[command(flatten)]
    pub reader: super::ReaderArgs,

    #[command(flatten)]
    pub choices: ChoiceArgs,

    /// How many results, at most 1000 [default: 10, or 100 for --format trec].
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,

    /// Leave out the first N.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: SearchFormat,

    /// With --format json: say of every word that matches how it was understood, and of every result how its score came
    /// about. `timra explain` prints it for people.
    #[arg(long)]
    pub explain: bool,

    /// Run every query of a file of `id<TAB>text` or `id<TAB>type<TAB>text` lines.
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub queries: Option<PathBuf>,

    /// Name in the last column of --format trec.
    #[arg(long, value_name = "NAME", default_value = "timra", value_parser = run_name)]
    pub run_name: String,

    /// Search the index as it is: never build or update it.
    #[arg(long)]
    pub frozen: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SearchFormat {
    /// For people.
    Text,
    /// One JSON object a query.
    Json,
    /// Lines of a TREC run, separated by tabs.
    Trec,
}

fn run_name(name: &str) -> Result<String, String> {
    if name.is_empty() || name.contains(char::is_whitespace) {
        Err("the name of a run is one word".to_owned())
    } else {
        Ok(name.to_owned())
    }
}

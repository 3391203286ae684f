//! The arguments of `timra eval`.

use std::path::PathBuf;

use clap::Args;

use super::{ChoiceArgs, ReportFormat};

#[derive(Debug, Args)]
pub(crate) struct EvalArgs {
    /// Directory of the index.
    #[cfg_attr(not(feature = "cluster"), arg(long = "index", value_name = "DIR", required = true))]
    #[cfg_attr(
        feature = "cluster",
        arg(long = "index", value_name = "DIR", required_unless_present = "address")
    )]
    pub index: Option<PathBuf>,

    #[cfg(feature = "cluster")]
    #[command(flatten)]
    pub reader: super::ReaderArgs,

    /// Queries: `id<TAB>text` or `id<TAB>type[,type]<TAB>text` lines.
    #[arg(long, value_name = "FILE")]
    pub queries: PathBuf,

    /// Judgements: `id<TAB>section<TAB>grade` lines.
    #[arg(long, value_name = "FILE")]
    pub qrels: PathBuf,

    #[command(flatten)]
    pub choices: ChoiceArgs,

    /// Compare with a run saved by `search --format trec`.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

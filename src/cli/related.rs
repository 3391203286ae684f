//! The arguments of `timra related`.

use clap::Args;

use super::{IndexDir, ReportFormat};

#[derive(Debug, Args)]
pub(crate) struct RelatedArgs {
    /// The section's id, as `timra search --format json` gives it, or its published address.
    #[arg(value_name = "ID|URL")]
    pub name: String,

    #[command(flatten)]
    pub index: IndexDir,

    #[cfg(feature = "cluster")]
    #[command(flatten)]
    pub reader: super::ReaderArgs,

    /// How many sections, at most 100.
    #[arg(long, short = 'n', value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=100))]
    pub limit: u64,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,

    /// Take the index as it is: never build or update it.
    #[arg(long)]
    pub frozen: bool,
}

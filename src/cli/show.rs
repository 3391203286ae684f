//! The arguments of `timra show`.

use clap::Args;

use super::{IndexDir, ReportFormat};

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The section's id, as `timra search --format json` gives it, or its published address.
    #[arg(value_name = "ID|URL")]
    pub name: String,

    #[command(flatten)]
    pub index: IndexDir,

    #[cfg(feature = "cluster")]
    #[command(flatten)]
    pub reader: super::ReaderArgs,

    /// Show the whole page that the section belongs to.
    #[arg(long)]
    pub page: bool,

    /// Show what is in the file now, comments and front matter included, instead of what the index holds.
    #[arg(long)]
    pub file: bool,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,

    /// Take the index as it is: never build or update it.
    #[arg(long)]
    pub frozen: bool,
}

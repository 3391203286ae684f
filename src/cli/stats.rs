//! The arguments of `timra stats`.

use clap::Args;

use super::{IndexDir, ReportFormat};

#[derive(Debug, Args)]
pub(crate) struct StatsArgs {
    #[command(flatten)]
    pub index: IndexDir,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

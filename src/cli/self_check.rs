//! The arguments of `timra self-check`.

use clap::Args;

use super::{IndexDir, ReportFormat};

#[derive(Debug, Args)]
pub(crate) struct SelfCheckArgs {
    #[command(flatten)]
    pub index: IndexDir,

    /// What to print.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

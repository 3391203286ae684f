//! The arguments of `timra llms`.

use std::path::PathBuf;

use clap::Args;

use super::IndexDir;

#[derive(Debug, Args)]
pub(crate) struct LlmsArgs {
    #[command(flatten)]
    pub index: IndexDir,

    /// Directory to write to; each language has a directory of its own in it.
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,

    /// Take the index as it is: never build or update it.
    #[arg(long)]
    pub frozen: bool,
}

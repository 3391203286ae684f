//! The arguments of `timra export`.

use std::path::PathBuf;

use clap::Args;

use super::IndexArgs;

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// Directory of the bundle, which is new, empty or has a bundle already.
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,

    /// The engine for browsers, made by `.ci/wasm`, instead of the one that comes with timra.
    #[arg(long, value_name = "FILE")]
    pub engine: Option<PathBuf>,

    #[command(flatten)]
    pub content: IndexArgs,
}

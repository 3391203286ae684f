//! The arguments of `timra man`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// Directory to write the pages to, one for each command; it is made if it is missing.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

//! Where an index is.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct IndexDir {
    /// Directory of the index [default: index].
    #[arg(long = "index", value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

impl IndexDir {
    /// The directory, given or not.
    pub(crate) fn path(&self) -> PathBuf {
        self.dir.clone().unwrap_or_else(|| PathBuf::from("index"))
    }
}

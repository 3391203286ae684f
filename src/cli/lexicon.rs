//! The arguments of `timra lexicon`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct LexiconArgs {
    /// Hugo projects, Hugo content directories or directories of Markdown [default: content].
    #[arg(value_name = "ROOT")]
    pub roots: Vec<PathBuf>,

    /// Where to write what was learned, for `timra index --lexicon` [default: standard output].
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

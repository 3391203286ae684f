//! How an index in a cluster is read.

use clap::Args;

use super::EngineArgs;

#[derive(Debug, Clone, Args)]
pub(crate) struct ReaderArgs {
    #[command(flatten)]
    pub engine: EngineArgs,

    /// How many sections each part of the index is asked for; the more, the surer it is that the best are among them.
    #[arg(long, value_name = "N", requires = "address", default_value_t = timra_cluster::BEST as u32, value_parser = clap::value_parser!(u32).range(10..=10_000))]
    pub candidates: u32,

    /// Where a part of the cluster does not answer, give an error instead of an answer that lacks what that part holds.
    #[arg(long, requires = "address")]
    pub strict: bool,
}

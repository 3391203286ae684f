//! How an index is loaded into a cluster.

use clap::Args;

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct LoadingArgs {
    /// Into how many parts the cluster divides the index.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "address", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub shards: u32,

    /// How many copies the cluster keeps of each part, beside the part itself.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "address", value_parser = clap::value_parser!(u32).range(0..=16))]
    pub replicas: u32,
}

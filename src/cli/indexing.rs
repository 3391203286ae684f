//! The arguments of `timra index`: what is indexed, and where to.

use clap::Args;

use super::IndexArgs;

#[derive(Debug, Args)]
pub(crate) struct IndexingArgs {
    #[command(flatten)]
    pub content: IndexArgs,

    #[cfg(feature = "cluster")]
    #[command(flatten)]
    pub engine: super::EngineArgs,

    #[cfg(feature = "cluster")]
    #[command(flatten)]
    pub loading: super::LoadingArgs,
}

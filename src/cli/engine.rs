//! Where an index is in a cluster.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct EngineArgs {
    /// The index in a cluster, instead of a directory: opensearch=URL, or opensearch=URL/NAME [default of NAME: timra].
    #[arg(long = "engine", value_name = "KIND=URL[/NAME]")]
    pub address: Option<String>,

    /// A file with the credentials for the cluster, USER:PASSWORD or what the header `Authorization` says [default: what the
    /// environment variable TIMRA_ENGINE_AUTH says].
    #[arg(long = "engine-auth", value_name = "FILE", requires = "address")]
    pub credentials: Option<PathBuf>,

    /// A file with certificates in PEM, one of which vouches for the cluster.
    #[arg(long = "ca", value_name = "FILE", requires = "address")]
    pub authorities: Option<PathBuf>,
}

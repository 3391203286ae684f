//! The arguments of `timra serve`.

use std::path::PathBuf;

use clap::Args;
use timra_server::{BasePath, Network};

use super::{AnswerBudget, IndexDir};

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub index: IndexDir,

    #[cfg(feature = "cluster")]
    #[command(flatten)]
    pub reader: super::ReaderArgs,

    /// Where to listen; port 0 takes any that is free.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:7700")]
    pub addr: String,

    /// The path that the server is below, such as /search, where a proxy leaves that in the addresses that it asks for.
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base_path: BasePath,

    /// A site whose pages may ask this server, such as https://docs.example.org; `*` for any. May be repeated.
    #[arg(long, value_name = "ORIGIN")]
    pub cors: Vec<String>,

    /// A name that this server goes by, such as search.example.org, where it listens on this machine only and a proxy
    /// passes that name on. May be repeated.
    #[arg(long, value_name = "NAME")]
    pub host: Vec<String>,

    /// Searches a second that one client may make for as long as it likes, if they take a second in all; 0 for no limit.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub rate_limit: u32,

    /// Connections, and requests under way, that one client may have at a time; 0 for no limit.
    #[arg(long, value_name = "N", default_value_t = 128)]
    pub connections_per_client: usize,

    /// A proxy, or a network of them, that is believed when it says in X-Forwarded-For or Forwarded who asked it, such
    /// as 10.0.0.0/8. May be repeated.
    #[arg(long, value_name = "CIDR")]
    pub trust_proxy: Vec<Network>,

    /// Milliseconds that one search may take; what it has found until then is the answer, and marked as partial.
    #[arg(long, value_name = "MS", default_value_t = 2000, value_parser = clap::value_parser!(u64).range(1..=4750))]
    pub search_time: u64,

    /// Megabytes of answers that are kept for whoever asks the same again; 0 for none.
    #[arg(long, value_name = "MB", default_value_t = 4, value_parser = clap::value_parser!(u16))]
    pub answer_cache: u16,

    /// Also answer assistants, at /mcp (Model Context Protocol). Pages of other origins may ask there only if --cors names them.
    #[arg(long)]
    pub mcp: bool,

    #[command(flatten)]
    pub budget: AnswerBudget,

    /// A file with a token, 16 characters at least: only clients that send it (Authorization: Bearer TOKEN) are told
    /// anything of the index.
    #[arg(long, value_name = "FILE")]
    pub token_file: Option<PathBuf>,

    /// Also log what was searched for.
    #[arg(long)]
    pub log_queries: bool,

    /// Serve the index as it is: never build or update it. A newer one that is published is still taken up.
    #[arg(long)]
    pub frozen: bool,
}

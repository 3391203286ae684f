//! How a server is to be run.

use std::path::PathBuf;
use std::time::Duration;

use super::Network;

/// What a person decides about a server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Directory of the index.
    pub index: PathBuf,
    /// Where to listen, `HOST:PORT`; port 0 takes any that is free.
    pub addr: String,
    /// Origins whose pages may ask this server; `*` for any.
    pub cors: Vec<String>,
    /// Names that this server goes by, beside `localhost` and addresses. Only one that listens on the loopback interface
    /// looks at them: it answers no other.
    pub hosts: Vec<String>,
    /// Searches a second that one client may make on and on, as long as they take a second in all; 0 for no limit.
    pub rate_limit: u32,
    /// Connections, and requests under way, that one client may have at a time; 0 for no limit.
    pub connections_per_client: usize,
    /// Proxies that are believed when they say who asked them.
    pub proxies: Vec<Network>,
    /// How long one search may take: what it has found until then is the answer.
    pub search_time: Duration,
    /// Whether what was searched for is logged, too.
    pub log_queries: bool,
}

//! How a server is to be run.

use std::path::PathBuf;

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
    /// Searches a second that one client may make on and on; 0 for no limit.
    pub rate_limit: u32,
    /// Whether what was searched for is logged, too.
    pub log_queries: bool,
}

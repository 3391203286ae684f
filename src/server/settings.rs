//! How a server is to be run.

use std::time::Duration;

use timra_assistant::Budgets;

use super::{BasePath, Network};

/// The settings of a server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Address to listen on, `HOST:PORT`; port 0 takes any port that is free.
    pub addr: String,
    /// The path that a proxy leaves in the addresses of its requests.
    pub base_path: BasePath,
    /// Origins of pages that may ask this server; `*` for any.
    pub cors: Vec<String>,
    /// Names that this server goes by, beside `localhost` and addresses. Only one that listens on the loopback interface
    /// looks at them: it answers no other.
    pub hosts: Vec<String>,
    /// Searches a second that one client may make without a pause, as long as they take one second together; 0 for
    /// no limit.
    pub rate_limit: u32,
    /// Most connections, and most requests under way, that one client may have at a time; 0 for no limit.
    pub connections_per_client: usize,
    /// Networks of proxies that are believed when they say for whom they ask.
    pub proxies: Vec<Network>,
    /// How long answers for assistants may be; `None` if assistants are not answered.
    pub mcp: Option<Budgets>,
    /// What a client has to send as its bearer token to be told anything of the index; `None` if nobody needs one.
    pub token: Option<String>,
    /// Longest time of one search: what it has found by then is the answer.
    pub search_time: Duration,
    /// The scripts of the search box, by the names that they are answered at; whoever runs the server has them.
    pub search_box: &'static [(&'static str, &'static str)],
    /// Whether the log has the queries, too.
    pub log_queries: bool,
}

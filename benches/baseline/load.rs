//! Many searches, for what they leave behind in a server.

use std::net::SocketAddr;

use serde_json::{Value, json};
use timra_evaluation::read_queries;

use super::client::Client;
use super::{Asked, Result};

/// Asks `server` `requests` times, every other time as a search box does.
pub(crate) fn run(asked: &Asked, server: SocketAddr, requests: usize) -> Result<Value> {
    let queries = read_queries(&asked.queries)?;
    let mut client = Client::connect(server)?;
    for (number, judged) in (0..requests).zip(queries.iter().cycle()) {
        if (number / queries.len()) % 2 == 0 {
            client.search("/api/search", &judged.text)?;
        } else {
            client.search("/api/suggest", &judged.text)?;
        }
    }
    Ok(json!({"requests": requests}))
}

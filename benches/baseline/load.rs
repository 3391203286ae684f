//! Many searches, for what they leave behind in a server.

use std::net::SocketAddr;
use std::thread;

use serde_json::{Value, json};
use timra_evaluation::read_queries;

use super::client::Client;
use super::{Asked, Result};

/// Asks `server` `requests` times, every other time as a search box does. So many `clients` divide the work.
pub(crate) fn run(asked: &Asked, server: SocketAddr, requests: usize, clients: usize) -> Result<Value> {
    let queries = read_queries(&asked.queries)?;
    let ask = |first: usize| -> Result<()> {
        let mut client = Client::connect(server)?;
        for number in (first..requests).step_by(clients) {
            let (round, judged) = (number / queries.len(), &queries[number % queries.len()]);
            let path = if round % 2 == 0 { "/api/search" } else { "/api/suggest" };
            // Many more than a server has processors are turned away when its answers take long.
            client.search_if_possible(path, &judged.text)?;
        }
        Ok(())
    };
    let ask = &ask;
    thread::scope(|scope| {
        let clients: Vec<_> = (0..clients).map(|first| scope.spawn(move || ask(first))).collect();
        clients.into_iter().try_for_each(|client| client.join().map_err(|_| "a client panicked")?)
    })?;
    Ok(json!({"requests": requests}))
}

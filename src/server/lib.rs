//! Results → people, over HTTP.
//!
//! [`Server`] listens; `connection.rs` takes connections, with limits on their number, their
//! headers and their patience; `routes.rs` is the table of what is answered and of what every answer passes through;
//! `api.rs` answers programs with what `timra search --format json` prints, `page/` answers people, `mcp.rs` assistants. The index in force, and
//! whose turn it is to search it, are [`timra_serving`]'s; `reload.rs` counts and logs when another index takes its place.
//!
//! What comes from a client, and what an index says, is hostile until it has been checked or escaped: parameters are
//! checked in `parameters.rs`, templates escape, and whatever goes wrong is a `Problem` as RFC 9457 has it.

mod answer;
mod api;
mod app;
mod assets;
mod base_path;
mod client;
mod connection;
mod detail;
mod error;
mod health;
mod host;
mod interface;
mod limits;
mod log;
mod mcp;
mod metrics;
mod network;
mod observe;
mod openapi;
mod page;
mod parameters;
mod pool;
mod problem;
mod proxies;
mod reload;
mod routes;
mod serve;
mod settings;
mod slots;
mod threads;
mod token;

pub use base_path::BasePath;
pub use error::{Error, Result};
pub use log::Log;
pub use network::Network;
pub use serve::Server;
pub use settings::Settings;

use problem::Problem;

#[cfg(test)]
mod tests;

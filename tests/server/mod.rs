//! `timra serve` over a real socket.

mod abuse;
mod choices;
mod client;
mod connections;
mod description;
mod fairness;
mod log;
mod mcp;
mod page;
mod parameters;
mod proxies;
mod reload;
mod routes;
pub(crate) mod running;
mod shipping;
mod stopping;

//! `timra serve` over a real socket.

mod abuse;
mod client;
mod description;
mod page;
mod parameters;
mod reload;
mod routes;
mod running;
mod stopping;

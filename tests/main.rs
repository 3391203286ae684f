//! The one integration test binary: the corpus against what Hugo publishes, the program as people call it, what a
//! search finds, the server, the search box in a browser, and the shape of the source.

mod browser;
mod cli;
mod corpus;
mod search;
mod server;
mod structure;

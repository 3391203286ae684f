//! The one integration test binary: the corpus against what Hugo publishes, the program as people call it, what a
//! search finds, the server, and the shape of the source.

mod cli;
mod corpus;
mod index;
mod search;
mod server;
mod structure;

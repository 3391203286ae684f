//! The one integration test binary: the corpus against what Hugo publishes, the program as people call it, what a
//! search finds, what a check finds, a language that is added, the server, what assistants are told, the search box in a
//! browser, what people read, and the shape of the source.

mod adding;
mod assistant;
mod browser;
mod cli;
mod corpus;
mod documents;
mod index;
mod lint;
mod names;
mod published;
mod search;
mod server;
mod structure;

//! The one integration test binary: the corpus against what Hugo publishes, the program as people call it, what a
//! search finds, what a check finds, and the shape of the source.

mod cli;
mod corpus;
mod lint;
mod search;
mod structure;

//! The one integration test binary: the corpus against what Hugo publishes, the program as people call it, and the
//! shape of the source.

mod cli;
mod corpus;
mod structure;

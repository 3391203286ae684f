//! Reading a corpus, held against what Hugo publishes.

mod addresses;
mod anchors;
pub mod hugo;
mod published_sites;
mod traps;

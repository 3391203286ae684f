//! Reading a corpus, held against what Hugo publishes.

mod addresses;
mod anchors;
mod hugo;
mod published_sites;
mod traps;

//! Sections + tokens → files.
//!
//! An index directory holds a [`Manifest`], which names the generation that is in force, and that generation's
//! Tantivy files beside it. A build writes a new generation to the side and publishes it by renaming the manifest
//! over the old one, so a reader sees either the old index or the new one and never a mixture.
//!
//! The schema knows no language: what Tantivy is given are the keys of tokens that `language` has analysed.

mod address_words;
mod build;
mod document;
mod inputs;
mod manifest;
mod open;
mod schema;
mod site_lexicon;
mod sketch;
mod spans;
mod update;

pub use build::Draft;
pub use document::{StoredSection, day_number, document};
pub use inputs::{Inputs, Stamp};
pub use manifest::{FORMAT, Manifest, SiteCounts};
pub use open::{OpenIndex, open, size_on_disk};
pub use schema::{Fields, Zone};
pub use site_lexicon::SiteLexicon;
pub use sketch::{SKETCH_BITS, sketch};
pub use spans::Spans;
pub use update::{Built, Progress, Sources, build, is_current, recorded_sources, site_roots};

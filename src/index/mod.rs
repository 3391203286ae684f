//! Sections + tokens → files.
//!
//! An index directory holds a [`Manifest`], which names the generation that is in force, and that generation's
//! Tantivy files beside it. A build writes a new generation to the side and publishes it by renaming the manifest
//! over the old one, so a reader sees either the old index or the new one and never a mixture.
//!
//! The same content, options and version of timra give the same bytes, whenever and wherever they are built: files
//! are read in the order of their names, sections are added in that order by one thread, and Tantivy's files get names
//! that say nothing. The number of the generation, and `inputs.json`, which belongs to one machine, are no part of the
//! [`Manifest::digest`] that tells two indexes apart.
//!
//! The schema knows no language: what Tantivy is given are the keys of tokens that `language` has analysed.

mod address_words;
mod analysis;
mod build;
mod check;
mod document;
mod guard;
mod inputs;
mod manifest;
mod open;
mod read_only;
mod schema;
mod seal;
mod segment_name;
mod site_lexicon;
mod sketch;
mod spans;
mod update;

pub use analysis::Analysis;
pub use build::Draft;
pub use check::{Damage, check, damages};
pub use document::{StoredSection, day_number, document, year_of};
pub use guard::guarded;
pub use inputs::{Inputs, Stamp};
pub use manifest::{FORMAT, Manifest, SiteCounts};
pub use open::{OpenIndex, open, size_on_disk};
pub use schema::{Fields, Zone};
pub use seal::{Seal, Seals};
pub use site_lexicon::SiteLexicon;
pub use sketch::{SKETCH_BITS, sketch};
pub use spans::Spans;
pub use update::{Built, Progress, Sources, build, is_current, recorded_sources, site_roots};

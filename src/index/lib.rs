//! Sections + tokens → files.
//!
//! An index directory holds a [`Manifest`], which names the generation that is in force, and that generation's
//! Tantivy files beside it. A build writes a new generation to the side and publishes it by renaming the manifest
//! over the old one, so a reader sees either the old index or the new one and never a mixture.
//!
//! A name says what is in it: a generation is named by a digest of its files, and so is a segment in it. No name is ever
//! used for other bytes, so an index may be copied over one that is read, in any order; which generation is in force, the
//! manifest alone says.
//!
//! A whole build of the same content by the same version gives the same bytes, whenever and wherever it is done: files
//! are read in the order of their names, and sections are added in that order by one thread. A build that finds an index
//! reads only what has changed since: it links the old files, marks the sections of changed pages as replaced and adds
//! them in a small segment of their own, with their place in the order of the content ([`Sections`]), so that it answers
//! as a whole build would. [`Manifest::digest`] is of what was indexed and is the same either way; the name of the
//! generation, and `inputs.json.lz4`, which belongs to one machine, are no part of it.
//!
//! The schema knows no language: what Tantivy is given are the keys of tokens that `language` has analysed.

mod address_words;
mod analysis;
mod before;
mod build;
mod check;
mod content;
mod current;
mod document;
mod draft;
mod error;
mod failed;
mod field_values;
mod generations;
mod guard;
mod ids;
mod inputs;
mod jsonl;
mod leftovers;
mod look;
mod manifest;
mod memory;
mod open;
mod ordinals;
mod packed;
mod page_record;
mod pair_key;
mod prepare;
mod publish;
mod read_only;
mod record_file;
mod remark;
mod room;
mod schema;
mod seal;
mod section_name;
mod sections;
mod segments;
mod settle;
mod site_lexicon;
mod sketch;
mod spans;
mod stored_page;
mod stored_section;
mod stored_values;
mod term_stream;
mod unchanged;
mod unknown_languages;
mod update;
mod watched;

pub use analysis::Analysis;
pub use before::before;
pub use check::{Damage, check, first_damage};
pub use current::Current;
pub use document::{Lengths, PageDocuments, SectionDocument, day_number, year_of};
pub use draft::Draft;
pub use error::{Error, Result};
pub use field_values::FieldValues;
pub use generations::Generations;
pub use guard::guarded;
pub use inputs::{Inputs, Other};
pub use manifest::{FORMAT, Manifest, SiteCounts};
pub use memory::Memory;
pub use open::{OpenIndex, open, open_generation, open_whole, size_on_disk};
pub use page_record::{IndexedPage, PageRecord};
pub use pair_key::PairKey;
pub use prepare::{Prepared, prepare};
pub use remark::Remark;
pub use schema::Fields;
pub use seal::{Seal, Seals};
pub use section_name::SectionName;
pub use sections::{Numbers, Sections};
pub use site_lexicon::SiteLexicon;
pub use sketch::{SKETCH_BITS, sketch};
pub use spans::Spans;
pub use stored_page::StoredPage;
pub use stored_section::StoredSection;
pub use term_stream::{TermReader, Terms};
pub use update::{Built, Progress, Sources, Updated, build, recorded_sources, update};
pub use watched::Watched;

use unknown_languages::unknown_languages;

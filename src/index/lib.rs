//! Sections + tokens → files.
//!
//! An index directory holds a [`timra_format::Manifest`], which names the generation that is in force, and that generation's
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
//! them in a small segment of their own, with their place in the order of the content ([`timra_format::Sections`]), so that it answers
//! as a whole build would. [`timra_format::Manifest::digest`] is of what was indexed and is the same either way; the name of the
//! generation, and `inputs.json.lz4`, which belongs to one machine, are no part of it.
//!
//! The schema knows no language: what Tantivy is given are the keys of tokens that `timra-language` has analysed.

mod address_words;
mod before;
mod build;
mod current;
mod document;
mod error;
mod failed;
mod field_values;
mod generations;
mod ids;
mod inputs;
mod jsonl;
mod leftovers;
mod look;
mod memory;
mod new_generation;
mod ordinals;
mod packed;
mod page_record;
mod prepare;
mod publish;
mod record_file;
mod room;
mod segments;
mod settle;
mod site_files;
mod stored;
mod term_stream;
mod unchanged;
mod unknown_languages;
mod update;

pub use before::before;
pub use current::Current;
pub use document::{PageDocuments, SectionDocument, SectionTokens};
pub use error::{Error, Result};
pub use field_values::FieldValues;
pub use generations::Generations;
pub use inputs::{Inputs, Other};
pub use memory::Memory;
pub use new_generation::NewGeneration;
pub use page_record::{IndexedPage, PageRecord};
pub use prepare::{Prepared, prepare};
pub use term_stream::{TermReader, Terms};
pub use update::{Built, Progress, Sources, Updated, build, recorded_sources, update};

use unknown_languages::unknown_languages;

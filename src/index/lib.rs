//! From sections and tokens to files.
//!
//! An index directory holds a [`timra_format::Manifest`], which names the generation that is in force, and the Tantivy
//! files of that generation. A build writes a new generation to the side, and publishes it by renaming its manifest
//! over the old one. So a reader sees the old index or the new one, never a mixture.
//!
//! A name says what is in it: a generation is named by a digest of its files, and so is each segment of it. No name is
//! ever used for other bytes. So an index may be copied, in any order of its files, over one that is read; only the
//! manifest says which generation is in force.
//!
//! A whole build of the same content by the same version gives the same bytes, at any time and on any machine: files
//! are read in the order of their names, and one thread adds the sections in that order. An incremental build reads
//! only files that have changed: it links the old files, marks the sections of changed pages as replaced and adds the
//! new ones in a small segment, with their place in the order of the content ([`timra_format::Sections`]). It answers
//! as a whole build would. [`timra_format::Manifest::digest`] is a digest of what was indexed, and is the same either
//! way; the name of the generation and `inputs.json.lz4`, which belongs to one machine, are no part of it.
//!
//! The schema knows no language: Tantivy is given the keys of tokens that `timra-language` has analysed.

mod address_words;
mod build;
mod built;
mod current;
mod document;
mod error;
mod failed;
mod field_values;
mod generations;
mod ids;
mod inputs;
mod jsonl;
mod language_counts;
mod leftovers;
mod look;
mod memory;
mod new_generation;
mod ordinals;
mod packed;
mod page_record;
mod prepare;
mod progress;
mod publish;
mod reading;
mod record_file;
mod room;
mod segments;
mod settle;
mod site_facts;
mod site_files;
mod sources;
mod stored;
mod sync;
mod term_stream;
mod translation_groups;
mod unchanged;
mod unknown_languages;
mod update;
mod verified;

pub use built::Built;
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
pub use progress::Progress;
pub use sources::{Sources, recorded_sources};
pub use term_stream::{TermReader, Terms};
pub use update::{Updated, build, update};
pub use verified::Verified;

use unknown_languages::unknown_languages;

//! The format of an index, and how an index is read.
//!
//! An index directory holds a [`Manifest`], which names the generation that is in force, and the Tantivy files of that
//! generation. The manifest seals each of them ([`Seal`]): a file without a seal is not read. [`Fields`] is the schema.
//! It knows no language: its terms are the keys of tokens that `timra-language` has analysed. Sections are stored as
//! [`StoredPage`], [`SectionName`] and [`StoredSection`].
//!
//! [`open`], [`open_whole`] and [`open_generation`] read an index from a directory of the file system; [`open_in`]
//! reads one from any `tantivy::Directory`. This crate writes no index.

mod analysis;
mod before;
mod check;
mod count_table;
mod day;
mod document_languages;
mod error;
mod guard;
mod language_counts;
mod lookup;
mod manifest;
mod mismatch;
#[cfg(feature = "mmap")]
mod open;
mod open_in;
mod packed_markdown;
mod pair_key;
mod percent;
mod read_only;
mod schema;
mod seal;
mod section_name;
mod section_values;
mod sections;
mod site_lexicon;
mod sketch;
mod spans;
mod stored_page;
mod stored_section;
mod stored_values;
mod varint;
mod watched;

pub use analysis::Analysis;
pub use before::before;
pub use check::{Damage, check, first_damage};
pub use count_table::{CountTable, CountTableWriter, LanguageCount};
pub use day::{day_number, year_of};
pub use document_languages::DocumentLanguages;
pub use error::{Error, Result};
pub use guard::guarded;
pub use language_counts::count_table_file;
pub use lookup::{lookup_of_address, lookup_of_id};
pub use manifest::{FORMAT, MANIFEST, Manifest, SiteCounts, is_generation_name};
pub use mismatch::Mismatch;
#[cfg(feature = "mmap")]
pub use open::{open, open_generation, open_whole, size_on_disk};
pub use open_in::{META, OpenIndex, open_in};
pub use packed_markdown::pack_markdown;
pub use pair_key::PairKey;
pub use percent::encode_path;
pub use schema::{Fields, Lengths, TERM_STREAM};
pub use seal::{CHANGED, Seal, Seals, digest, hex, missing, seals};
pub use section_name::{ANCHOR, SectionName};
pub use sections::{Numbers, Sections};
pub use site_lexicon::{LEXICON, SiteLexicon};
pub use sketch::{SKETCH_BITS, sketch};
pub use spans::Spans;
pub use stored_page::{LONGEST_TAG, StoredPage, page_id};
pub use stored_section::StoredSection;
pub use watched::Watched;

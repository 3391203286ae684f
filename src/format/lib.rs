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
mod document_languages;
mod error;
mod guard;
mod language_counts;
mod lookup;
mod manifest;
mod mismatch;
mod number_columns;
#[cfg(feature = "mmap")]
mod open;
mod open_in;
mod read_only;
mod replaced;
mod safe_url;
mod schema;
mod seal;
mod section_values;
mod sections;
mod site_lexicon;
mod stored_document;
mod stored_values;
mod translation_groups;
mod watched;

pub use analysis::Analysis;
pub use before::before;
pub use check::{Damage, check, first_damage};
pub use count_table::{CountTable, CountTableWriter, LanguageCount};
pub use document_languages::DocumentLanguages;
pub use error::{Error, Result};
pub use guard::guarded;
pub use language_counts::count_table_file;
pub use lookup::{LONGEST_NAME, lookup_of_address, lookup_of_id, page_around};
pub use manifest::{FORMAT, MANIFEST, Manifest, SiteCounts, is_generation_name};
pub use mismatch::Mismatch;
pub use number_columns::{NumberColumns, NumbersOfSection};
#[cfg(feature = "mmap")]
pub use open::{IsKnown, open, open_generation, open_known, open_whole, size_on_disk};
pub use open_in::{META, OpenIndex, open_in};
pub use replaced::Replaced;
pub use safe_url::safe_url;
pub use schema::{Fields, Lengths, TERM_STREAM};
pub use seal::{CHANGED, Seal, Seals, digest, hex, missing, seals};
pub use sections::{Numbers, Sections};
pub use site_lexicon::{LEXICON, SiteLexicon};
pub use timra_stored::{
    ANCHOR, LINE, LONGEST_TAG, NAME_LINE, PairKey, SKETCH_BITS, SectionName, Spans, StoredPage,
    StoredSection, column_of_day, day_number, encode_path, pack_markdown, page_id, sketch, year_of,
};
pub use translation_groups::{TRANSLATION_GROUPS, TranslationGroups};
pub use watched::Watched;

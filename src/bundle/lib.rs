//! A search bundle: an index as files that any web server can send, and answers from them without a server.
//!
//! A bundle is a core, which every query needs, and pieces: postings, pairs of words, pages, texts, lexicons and learned translations.
//! A piece is named by its bytes ([`PieceName`]), so it never changes. [`Bundle`] answers from the pieces that are there; for
//! a query that needs others it names these, and the same query is asked again when they have come. The answers are those of
//! an engine over the index that the bundle was made of, to the last bit of the scores.
//!
//! With the feature `export` (on by default) a bundle is made of an index. Without it the crate uses no engine, file or
//! thread, and compiles for WebAssembly.

// What writes a value stands beside what reads it, and whoever only reads has no use for it.
#![cfg_attr(not(feature = "export"), expect(dead_code))]

mod attributes;
mod bundle;
mod bundle_index;
mod bytes;
mod columns;
#[cfg(feature = "export")]
mod contents;
mod core;
#[cfg(feature = "export")]
mod description;
#[cfg(feature = "export")]
mod engine_sign;
mod error;
#[cfg(feature = "export")]
mod export;
#[cfg(feature = "export")]
mod export_error;
#[cfg(feature = "export")]
mod filling;
mod key_pieces;
mod learned;
mod lexicon;
#[cfg(feature = "export")]
mod lexicon_pieces;
mod loaded;
#[cfg(feature = "export")]
mod number_gathering;
#[cfg(feature = "export")]
mod of_index;
#[cfg(feature = "export")]
mod own_files;
#[cfg(feature = "export")]
mod page_list;
mod page_slots;
mod pair_pieces;
mod piece_name;
mod piece_table;
mod pieces;
mod positions;
mod postings;
mod section_list;
mod sketches;
mod stored;
mod terms;
#[cfg(all(test, feature = "export"))]
mod tests;
#[cfg(feature = "export")]
mod titles;
mod words;
#[cfg(feature = "export")]
mod written;

pub use self::core::FORMAT;
pub use bundle::{Bundle, BundleAnswer};
pub use bytes::{Bytes, push_blob};
pub use columns::{ColumnValues, SectionNumbers, VALUES};
#[cfg(feature = "export")]
pub use description::{BUNDLE, Description};
#[cfg(feature = "export")]
pub use engine_sign::EngineReach;
pub use error::{Error, Result};
#[cfg(feature = "export")]
pub use export::{EngineFile, Exported, ForBrowsers, export};
#[cfg(feature = "export")]
pub use export_error::ExportError;
#[cfg(feature = "export")]
pub use number_gathering::NumberGathering;
pub use piece_name::PieceName;
pub use stored::{push_stored, read_stored};
pub use words::{Words, ZoneCounts};

//! What is stored of pages and sections, and how it is written in few bytes. This crate uses no engine, file or thread.
//!
//! A search shows a section from its [`StoredPage`], its [`SectionName`] and its [`StoredSection`]. What tells sections
//! and pairs of words apart in every index is here as well: [`sketch()`] and [`PairKey`].

mod day;
mod packed_markdown;
mod pair_key;
mod percent;
mod section_name;
mod sketch;
mod spans;
mod stored_page;
mod stored_section;
pub mod varint;

pub use day::{column_of_day, day_number, day_of_column, year_of};
pub use packed_markdown::{pack_markdown, unpack_markdown};
pub use pair_key::PairKey;
pub use percent::encode_path;
pub use section_name::{ANCHOR, NAME_LINE, SectionName};
pub use sketch::{SKETCH_BITS, are_near, sketch};
pub use spans::Spans;
pub use stored_page::{LINE, LONGEST_TAG, StoredPage, page_id};
pub use stored_section::StoredSection;

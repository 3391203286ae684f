//! Filters and orders: what a question may say besides its words.
//!
//! [`FILTERS`] and [`SORT`] are the table of them. The query language (`year:2025`), the flags of the command line
//! (`--year 2025`), the parameters of the server (`year=2025`), its description, the facets and the search page all
//! read this table, and none of them names a field of its own. [`Choices`] is the result: a plain value that knows no
//! engine.

mod choices;
mod date;
mod field;
mod filter;
mod refused;
mod sort;
mod table;
mod tag_key;
mod value_kind;
mod written;

pub use choices::Choices;
pub use field::Field;
pub use filter::Filter;
pub use refused::RefusedChoice;
pub use sort::Sort;
pub use table::{FACETS, FILTERS, LANG, SORT};
pub use value_kind::ValueKind;

#[cfg(test)]
mod tests;

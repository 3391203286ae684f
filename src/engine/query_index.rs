//! The index as one query sees it.

use std::path::Path;

use timra_format::Error;
use timra_rank::Index;

use super::columns::Columns;
use super::dictionaries::TermDictionaries;

/// An index as plans are made for it and executed over it: dictionaries that keep what this query has looked up, and
/// columns that all queries share.
pub(crate) struct QueryIndex<'e> {
    /// The dictionaries of this query.
    pub dictionaries: TermDictionaries<'e>,
    /// The columns of the index.
    pub columns: &'e Columns,
    /// The directory of the index, for errors.
    pub dir: &'e Path,
}

impl QueryIndex<'_> {
    /// The error of Tantivy as an error of this index.
    pub(crate) fn failed(&self, error: tantivy::TantivyError) -> Error {
        Error::Tantivy { path: self.dir.to_owned(), source: error.into() }
    }
}

impl Index for QueryIndex<'_> {
    type Error = Error;

    fn sections(&self) -> usize {
        self.dictionaries.index().sections.len()
    }
}

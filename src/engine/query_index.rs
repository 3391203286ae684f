//! The index as one query searches it.

use std::path::Path;

use timra_format::Error;
use timra_rank::Index;

use super::columns::Columns;
use super::dictionaries::TermDictionaries;

/// An index of Tantivy's, seen as what plans are made for and executed over: dictionaries that remember what this query
/// has looked up, and columns that all queries share.
pub(crate) struct QueryIndex<'e> {
    /// The dictionaries.
    pub dictionaries: TermDictionaries<'e>,
    /// What is known of each section beside its words.
    pub columns: &'e Columns,
    /// The directory of the index, for errors.
    pub dir: &'e Path,
}

impl QueryIndex<'_> {
    /// The error of Tantivy as one of this index.
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

//! The index as one query sees it.

use std::path::Path;

use timra_answer::Columns;
use timra_format::{Error, OpenIndex};
use timra_rank::Index;

use super::dictionaries::TermDictionaries;
use super::known_terms::KnownTerms;

/// An index as plans are made for it and executed over it: dictionaries that keep what this query has looked up, and
/// columns that all queries share.
pub(crate) struct QueryIndex<'e> {
    /// The dictionaries of this query.
    pub dictionaries: TermDictionaries<'e>,
    /// The columns of the index.
    pub columns: &'e Columns,
    /// What queries before have found out.
    pub known: &'e KnownTerms,
    /// The directory of the index, for errors.
    pub dir: &'e Path,
}

impl<'e> QueryIndex<'e> {
    /// The index.
    pub(crate) fn index(&self) -> &'e OpenIndex {
        self.dictionaries.index()
    }

    /// The error of Tantivy as an error of this index.
    pub(crate) fn failed(&self, error: tantivy::TantivyError) -> Error {
        Error::Tantivy { path: self.dir.to_owned(), source: error.into() }
    }
}

impl Index for QueryIndex<'_> {
    type Error = Error;

    fn sections(&self) -> usize {
        self.index().sections.len()
    }
}

//! A term of an index.

use timra_language::TermKey;
use timra_plan::Variant;

use super::inverted::TermPostings;

/// A term of the dictionaries of words.
#[derive(Debug, Clone)]
pub(crate) struct Term {
    /// The term: base form and exact form.
    pub key: TermKey,
    /// Number of sections that have the term, counted once for each zone.
    pub count: u64,
    /// The postings of the term, zone by zone.
    pub postings: Vec<TermPostings>,
}

impl Term {
    /// The term without its postings.
    pub(crate) fn variant(&self) -> Variant {
        Variant { key: self.key.clone(), count: self.count }
    }
}

//! A way to read the words of a query, and to look for them.

use std::ops::Range;

use super::{Context, Rewrite, Sentence, Word};
use crate::{Alternative, Group};

/// A way to read the words of a query, and to look for them. Each method does nothing unless a way says otherwise.
pub(crate) trait QueryRewriter: Sync {
    /// The rewriters whose findings it looks at, by the names of their modules: they rewrite before it.
    fn after(&self) -> &'static [&'static str] {
        &[]
    }

    /// Query rewriting: what the words of a clause may stand for, as far as this way sees.
    fn rewrite<'q>(&self, _sentence: &Sentence<'q>, _context: Context) -> Vec<Rewrite<'q>> {
        Vec::new()
    }

    /// Query expansion: what a unit, one word or several that carry one meaning together, is looked for as.
    fn expand(&self, _unit: &[Word], _context: Context) -> Vec<Alternative> {
        Vec::new()
    }

    /// What says more of a clause that was cut into these units, and that no section needs.
    fn beside(&self, _sentence: &Sentence, _units: &[Range<usize>], _context: Context) -> Vec<Group> {
        Vec::new()
    }
}

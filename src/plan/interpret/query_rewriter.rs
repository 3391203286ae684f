//! Rewriters: ways to read the words of a query, and to look for them.

use std::ops::Range;

use super::{Context, Rewrite, Sentence, Word};
use crate::{Alternative, Group};

/// A way to read the words of a query, and to look for them. Every method has a default that does nothing.
pub(crate) trait QueryRewriter: Sync {
    /// Names of the rewriters whose findings this one looks at. They rewrite before it.
    fn after(&self) -> &'static [&'static str] {
        &[]
    }

    /// Query rewriting: what the words of a clause may stand for.
    fn rewrite<'q>(&self, _sentence: &Sentence<'q>, _context: Context) -> Vec<Rewrite<'q>> {
        Vec::new()
    }

    /// Query expansion: the alternatives for a unit, which is one word or several that carry one meaning together.
    fn expand(&self, _unit: &[Word], _context: Context) -> Vec<Alternative> {
        Vec::new()
    }

    /// Further groups for a clause that was cut into `units`: they add to a score, and no section needs them.
    fn beside(&self, _sentence: &Sentence, _units: &[Range<usize>], _context: Context) -> Vec<Group> {
        Vec::new()
    }
}

//! A query that was read.

use super::{Clause, ClauseKind, Occur};
use crate::question::Choices;

/// What [`parse`](super::parse) understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What to look for and what must not be found, in the order in which it was typed; at most 64.
    pub clauses: Vec<Clause>,
    /// Where to look, and in which order results come.
    pub choices: Choices,
    /// English sentences for the person who typed, each at most once: what was not read as it may have been meant.
    pub notes: Vec<String>,
}

impl Parsed {
    /// This query with nothing required: phrases and required words are plain words, what is forbidden stays so.
    /// For a query that finds nothing; it says so in a note.
    #[must_use]
    pub fn relaxed(&self) -> Self {
        let mut relaxed = self.clone();
        for clause in relaxed.clauses.iter_mut().filter(|clause| clause.occur != Occur::MustNot) {
            clause.kind = ClauseKind::Words;
            clause.occur = Occur::Should;
            clause.title_only = false;
        }
        relaxed.notes.push("No section has all that was required, so nothing is.".to_owned());
        relaxed
    }
}

//! A query after it was parsed.

use super::{Clause, ClauseKind, Note, Occur};
use crate::question::Choices;

/// A query after it was parsed, as [`parse`](super::parse) gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The clauses, wanted and forbidden, in the order in which they were typed; at most 64.
    pub clauses: Vec<Clause>,
    /// Filters and the order of the results.
    pub choices: Choices,
    /// For the person who typed, each at most once: what was read in another way than it may have been meant.
    pub notes: Vec<Note>,
}

impl Parsed {
    /// Whether the query has filters and nothing that is wanted: whatever passes the filters is what it asks for.
    pub fn is_of_filters_alone(&self) -> bool {
        !self.choices.filters().is_empty() && !self.clauses.iter().any(Clause::is_wanted)
    }

    /// This query with nothing required: phrases and required words become plain words, forbidden words stay forbidden.
    /// It is used when the query finds nothing, and has a note that says so.
    #[must_use]
    pub fn relaxed(&self) -> Self {
        let mut relaxed = self.clone();
        for clause in relaxed.clauses.iter_mut().filter(|clause| clause.occur != Occur::MustNot) {
            clause.kind = ClauseKind::Words;
            clause.occur = Occur::Should;
            clause.title_only = false;
        }
        relaxed.notes.push(Note::NothingHasAll);
        relaxed
    }
}

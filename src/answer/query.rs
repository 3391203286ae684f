//! A question to the engine.

use timra_plan::question::{Choices, RefusedChoice};

/// A question to the engine.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    /// The words as they were typed, with operators.
    pub text: String,
    /// Filters and the order of the results, in addition to those in the text.
    pub choices: Choices,
    /// Number of results to return at most.
    pub limit: usize,
    /// Number of results to skip before the first one that is returned.
    pub offset: usize,
    /// Language in which a section is shown that was found in several, a BCP 47 tag; that of the words if `None`.
    pub shown_in: Option<String>,
    /// Whether hits say how their marked words match the query ([`super::Hit::matches`]).
    pub explain: bool,
    /// Whether the last word may still be being typed, so that longer words that begin with it count, too.
    pub is_unfinished: bool,
}

impl Query {
    /// Number of bytes of a query that are used. What is after them is ignored.
    pub const MAX_BYTES: usize = 4096;
    /// Number of results that one query returns at most.
    pub const MAX_LIMIT: usize = 1000;

    /// A question for the ten best sections, of any site and language.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            text,
            choices: Choices::default(),
            limit: 10,
            offset: 0,
            shown_in: None,
            explain: false,
            is_unfinished: false,
        }
    }

    /// This question with a filter or an order, by the name of its field: `with("year", "2025")` keeps only sections of
    /// that year, and `with("sort", "date")` puts the newest first.
    ///
    /// # Errors
    /// [`RefusedChoice`] if there is no such field, or the field has no such value.
    pub fn with(mut self, name: &str, value: &str) -> Result<Self, RefusedChoice> {
        self.choices = self.choices.with(name, value)?;
        Ok(self)
    }
}

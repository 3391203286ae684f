//! What is asked.

use timra_plan::question::{Choices, RefusedChoice};

/// A question to the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The words, as typed.
    pub text: String,
    /// Which sections it is about, and in which order they come, beside what its text says of that.
    pub choices: Choices,
    /// How many results to return at most.
    pub limit: usize,
    /// How many of the best to leave out before them.
    pub offset: usize,
    /// Whether to say of every marked word how it was understood.
    pub explain: bool,
    /// Whether the last word may still be being typed, so that what it begins counts, too.
    pub is_unfinished: bool,
}

impl Query {
    /// Longer queries are cut here: a page of text is no question. In bytes.
    pub const MAX_BYTES: usize = 4096;
    /// The most results one query returns.
    pub const MAX_LIMIT: usize = 1000;

    /// A question for the ten best sections of any site and language.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { text, choices: Choices::default(), limit: 10, offset: 0, explain: false, is_unfinished: false }
    }

    /// The question with a choice, by the name of its field: `with("year", "2025")` keeps only sections of that year, and
    /// `with("sort", "date")` puts the newest first.
    ///
    /// # Errors
    /// [`RefusedChoice`] if there is no such field, or it has no such value.
    pub fn with(mut self, name: &str, value: &str) -> Result<Self, RefusedChoice> {
        self.choices = self.choices.with(name, value)?;
        Ok(self)
    }
}

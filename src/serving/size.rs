//! How much work a search promises to be.

use super::limits;

/// How much work a search promises to be before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A query of a few words.
    Small,
    /// A query that is a text: the searches that take longest are always texts.
    Large,
}

impl Size {
    /// The size of a search for what was typed.
    pub fn of_query(text: &str) -> Self {
        if text.len() > limits::LARGE { Self::Large } else { Self::Small }
    }
}

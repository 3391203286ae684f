//! What is a word of a query, and what are signs alone.

/// Whether `text` has a letter or a digit.
pub(crate) fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

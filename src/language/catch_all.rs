//! The catch-all: the language that any word may be of.

use super::{LANGUAGES, Language};

/// The language of words that say nothing of theirs, wherever it is in the list.
pub fn catch_all() -> &'static dyn Language {
    LANGUAGES[catch_all_at()]
}

/// Index in [`LANGUAGES`] of the language of words that say nothing of theirs.
pub(crate) fn catch_all_at() -> usize {
    // A test makes sure that there is one.
    LANGUAGES.iter().position(|language| language.is_catch_all()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::LANGUAGES;

    #[test]
    fn there_is_one() {
        assert_eq!(LANGUAGES.iter().filter(|language| language.is_catch_all()).count(), 1);
    }
}

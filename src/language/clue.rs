//! What one word, as it is written, says about the language of its text.

use std::cell::RefCell;

use unicode_normalization::UnicodeNormalization;

use super::memo::Memo;
use super::{Claim, LANGUAGES, Script};

/// What the languages say of a word.
#[derive(Debug, Clone, Copy)]
pub struct Clue {
    /// Whether there is a letter in it; numbers are no clue.
    pub has_letters: bool,
    /// The place in [`LANGUAGES`] of the first that claims it, and how.
    pub owner: Option<(usize, Claim)>,
    /// By place, whether it stands in letters of a language without spaces that does not claim it.
    pub in_letters_of: [bool; LANGUAGES.len()],
    /// Whether its first letter is of a script without spaces.
    pub has_script: bool,
    /// Whether it carries grammar in the language that any word may be of.
    pub is_grammar: bool,
}

thread_local! {
    static CLUES: RefCell<Memo<Clue>> = RefCell::default();
}

/// The clue that a word is.
pub fn clue(written: &str) -> Clue {
    CLUES.with_borrow_mut(|clues| clues.get(written, find))
}

fn find(written: &str) -> Clue {
    let word: String = written.nfc().flat_map(char::to_lowercase).collect();
    let claims: [Claim; LANGUAGES.len()] = std::array::from_fn(|at| LANGUAGES[at].claim(&word));
    Clue {
        has_letters: word.chars().any(char::is_alphabetic),
        owner: claims.into_iter().enumerate().find(|(_, claim)| *claim != Claim::No),
        in_letters_of: std::array::from_fn(|at| {
            claims[at] == Claim::No && word.chars().all(|c| LANGUAGES[at].writes(c))
        }),
        has_script: word.chars().next().and_then(Script::of).is_some(),
        is_grammar: LANGUAGES.last().is_some_and(|language| language.is_function_word(&word)),
    }
}

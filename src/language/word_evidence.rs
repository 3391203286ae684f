//! What one word, as it is written, says about the language of its text.

use std::cell::RefCell;

use super::memo::Memo;
use super::normal::nfc;
use super::{Claim, LANGUAGES, Script, catch_all};

/// What one word, as it is written, says about the language of its text (word evidence).
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordEvidence {
    /// Whether the word has a letter; numbers are no evidence.
    pub has_letters: bool,
    /// Index in [`LANGUAGES`] of the first language that claims the word, and how sure that language is.
    pub owner: Option<(usize, Claim)>,
    /// For each language in [`LANGUAGES`], whether the word is in letters of that language, which writes without
    /// spaces, and is not claimed by it.
    pub in_letters_of: [bool; LANGUAGES.len()],
    /// Whether the first letter of the word is of a script without spaces.
    pub has_script: bool,
    /// Whether the word is a function word of the [catch-all](super::catch_all).
    pub is_grammar: bool,
}

thread_local! {
    static KNOWN: RefCell<Memo<WordEvidence>> = RefCell::default();
}

/// What the word `written` says about the language of its text. Results are kept for later calls.
pub(crate) fn word_evidence(written: &str) -> WordEvidence {
    KNOWN.with_borrow_mut(|known| known.get(written, find))
}

fn find(written: &str) -> WordEvidence {
    let word: String = nfc(written.chars()).chars().flat_map(char::to_lowercase).collect();
    let claims: [Claim; LANGUAGES.len()] = std::array::from_fn(|at| LANGUAGES[at].claim(&word));
    WordEvidence {
        has_letters: word.chars().any(char::is_alphabetic),
        owner: claims.into_iter().enumerate().find(|(_, claim)| *claim != Claim::No),
        in_letters_of: std::array::from_fn(|at| {
            claims[at] == Claim::No && word.chars().all(|c| LANGUAGES[at].writes(c))
        }),
        has_script: word.chars().next().and_then(Script::of).is_some(),
        is_grammar: catch_all().is_function_word(&word),
    }
}

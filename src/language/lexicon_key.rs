//! The term of a word of a lexicon.

use super::{Language, TermKey, key_in};

/// The term that `word`, as a lexicon gives it in `language`, is indexed under.
pub fn lexicon_key(language: &dyn Language, word: &str) -> TermKey {
    // A loan word is in a text under the forms that its spelling says.
    language.lexicon_key(word).unwrap_or_else(|| key_in(None, word))
}

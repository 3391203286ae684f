//! The ladder: how far an interpretation of a word is from what was typed.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// A rung of the ladder: how far an interpretation is from what was typed, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Rung {
    /// The word as it was typed. Another placement of its tone, `i` for `y`, decomposed letters and a missing space
    /// beside it make no other word.
    Typed,
    /// Another inflection of the typed word.
    Inflected,
    /// The typed word, with marks missing in what was typed or in what was found.
    Unmarked,
    /// A word with other marks than those typed.
    OtherMarks,
    /// Letters of a word that is written without spaces, found within another word or cut in another way.
    Part,
    /// The word that the typed keys make with an input method switched on.
    Keystrokes,
    /// Words side by side as in the query.
    Pair,
    /// Words right after each other, as in the quotes of the query.
    Phrase,
    /// Another name in the same language: an acronym for its words, or the words for an acronym.
    Synonym,
    /// A translation into another language.
    Translated,
    /// A known word, one or two edits away from a typed word that the index does not have.
    Respelled,
    /// A word that begins with the word that is still being typed.
    Prefix,
}

impl Rung {
    /// The name of the rung, as JSON has it: the name of the variant in kebab case.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether the interpretation comes from a lexicon and not from the spelling: a synonym or a translation.
    pub fn is_of_lexicon(self) -> bool {
        matches!(self, Self::Synonym | Self::Translated)
    }
}

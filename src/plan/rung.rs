//! How far an interpretation of a word is from what was typed.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// A rung of the ladder, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Rung {
    /// The word as typed; another placement of its tone, i for y, and NFD are the very same word, and so is one that was
    /// typed without the space beside it.
    Typed,
    /// The same word in another inflection.
    Inflected,
    /// The same word with fewer marks, or more, on one side.
    Unmarked,
    /// A word with other marks than those typed.
    OtherMarks,
    /// Letters of a word that is written without spaces, in another word or cut otherwise.
    Part,
    /// Typed with the input method off: the word that the keys make.
    Keystrokes,
    /// Words side by side as in the query.
    Pair,
    /// Words one behind the other, as in the quotes of the query.
    Phrase,
    /// Another way to say it in the same language: an acronym for its words, or the words for an acronym.
    Synonym,
    /// Another language's word for it.
    Translated,
    /// Unknown here: a known word that differs by one or two edits.
    Respelled,
    /// A word that begins with the one being typed.
    Prefix,
}

impl Rung {
    /// The name of the rung, as JSON has it, too.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether a lexicon says that it is the same thing, and not its spelling.
    pub fn is_of_lexicon(self) -> bool {
        matches!(self, Self::Synonym | Self::Translated)
    }
}

//! What a word of the query may stand for.

use timra_language::TermKey;

use crate::Variant;

/// A word of the index, or several, that a word of the query may stand for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Interpretation {
    /// How it was found.
    pub kind: InterpretationKind,
    /// The forms that it is looked up under.
    pub key: TermKey,
    /// The terms of the index that speak for it.
    pub terms: Vec<Variant>,
    /// What it counts, against 1 for a word as it was typed.
    pub certainty: f32,
}

/// How an interpretation was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InterpretationKind {
    /// The word as it was typed; its terms share a base with it.
    Typed,
    /// A part of identifiers that have it among others.
    NamePart,
    /// All of the parts of one identifier, in their order, written as one word.
    Identifier,
    /// The word that its keys make with an input method on; its terms share a base with that.
    Keystrokes,
    /// A word that is one or two edits away from one that the index does not know.
    TypingError,
    /// A syllable that sounds alike, or is a key apart.
    Confused,
    /// A word that begins with one that was cut off.
    Completed,
    /// The word with other marks than those typed.
    Marks,
    /// All words that begin with the one being typed.
    Prefix,
}

impl Interpretation {
    /// An interpretation that counts as much as what was typed.
    pub(crate) fn new(kind: InterpretationKind, key: TermKey, terms: Vec<Variant>) -> Self {
        Self { kind, key, terms, certainty: 1.0 }
    }

    /// Another word of the index in the place of the one that was typed.
    pub(crate) fn replacement(kind: InterpretationKind, word: Variant, certainty: f32) -> Self {
        Self { kind, key: word.key.clone(), terms: vec![word], certainty }
    }

    /// In how many sections its own forms stand, as far as its terms say.
    pub(crate) fn sections(&self) -> u64 {
        self.terms.iter().find(|term| term.key == self.key).map_or(0, |term| term.count)
    }
}

impl InterpretationKind {
    /// Whether it is the word that was typed, and no guess at another.
    pub(crate) fn is_given(self) -> bool {
        matches!(self, Self::Typed | Self::Keystrokes)
    }

    /// Whether it is written as it was typed, if only within an identifier.
    pub(crate) fn is_as_written(self) -> bool {
        self.is_given() || matches!(self, Self::NamePart | Self::Identifier)
    }

    /// Whether it is another word in the place of the one that was typed.
    pub(crate) fn is_replacement(self) -> bool {
        matches!(self, Self::TypingError | Self::Confused | Self::Completed)
    }

    /// Whether it was found among the words of the language that the word is of already.
    pub(crate) fn keeps_language(self) -> bool {
        matches!(self, Self::Confused | Self::Marks)
    }
}

//! Interpretations: what a word of the query may stand for.

use timra_language::TermKey;

use crate::Variant;

/// A word of the index, or several, that a word of the query may stand for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Interpretation {
    /// How the interpretation was found.
    pub kind: InterpretationKind,
    /// The word: base form and exact form.
    pub key: TermKey,
    /// The terms of the index behind the interpretation.
    pub terms: Vec<Variant>,
    /// What the interpretation counts, against 1 for a word as it was typed.
    pub certainty: f32,
}

/// How an interpretation was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InterpretationKind {
    /// The word as it was typed.
    Typed,
    /// A part of identifiers that have other parts, too.
    NamePart,
    /// All parts of one identifier, in their order, written as one word.
    Identifier,
    /// The word that the typed keys make with an input method switched on.
    Keystrokes,
    /// A word that is one or two edits away from a word that the index does not have.
    TypingError,
    /// A syllable that sounds like the typed one, or is one key apart.
    Confused,
    /// A longer word that begins with a word that was cut off.
    Completed,
    /// A word with other marks than those typed.
    Marks,
    /// All words that begin with the word that is being typed.
    Prefix,
}

impl Interpretation {
    /// An interpretation that counts as much as what was typed.
    pub(crate) fn new(kind: InterpretationKind, key: TermKey, terms: Vec<Variant>) -> Self {
        Self { kind, key, terms, certainty: 1.0 }
    }

    /// An interpretation as another word of the index, in place of the typed one.
    pub(crate) fn replacement(kind: InterpretationKind, word: Variant, certainty: f32) -> Self {
        Self { kind, key: word.key.clone(), terms: vec![word], certainty }
    }

    /// Number of sections that have the word in this exact form, as far as the terms say.
    pub(crate) fn sections(&self) -> u64 {
        self.terms.iter().find(|term| term.key == self.key).map_or(0, |term| term.count)
    }
}

impl InterpretationKind {
    /// Whether the interpretation is the word that was typed, and no guess.
    pub(crate) fn is_given(self) -> bool {
        matches!(self, Self::Typed | Self::Keystrokes)
    }

    /// Whether the word is written as it was typed, at least within an identifier.
    pub(crate) fn is_as_written(self) -> bool {
        self.is_given() || matches!(self, Self::NamePart | Self::Identifier)
    }

    /// Whether the interpretation is another word in place of the typed one.
    pub(crate) fn is_replacement(self) -> bool {
        matches!(self, Self::TypingError | Self::Confused | Self::Completed)
    }

    /// Whether the interpretation was found among the words of the language that the word already has.
    pub(crate) fn keeps_language(self) -> bool {
        matches!(self, Self::Confused | Self::Marks)
    }
}

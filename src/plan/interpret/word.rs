//! A word of the query.

use std::ops::Range;

use timra_language::{self as language, Language, StemmerOnly, TermKey, Token};

use super::form::Form;
use super::forms::Forms;
use super::{Interpretation, InterpretationKind};
use crate::{TermDictionary, Variant, Weights};

/// Number of other words that are tried in place of one.
pub(crate) const MAX_REPLACEMENTS: usize = 4;

/// A word of the query: what was typed, and what it may stand for.
pub(crate) struct Word<'q> {
    /// What was typed, normalised.
    pub text: &'q str,
    /// Range of bytes of the word in the normalised query.
    pub span: Range<usize>,
    /// The forms of the typed word.
    pub typed: Forms,
    /// The letters and pairs of letters of a word in a script without spaces.
    pub letters: Vec<TermKey>,
    /// Whether a sentence or line ends before the word.
    pub starts_clause: bool,
    /// How the space before the word, or in it, was typed.
    pub space: Space,
    /// Whether the word is written as a name, in capitals or as a part of an address, so that its marks are complete.
    pub is_name: bool,
    /// The language that the word most likely belongs to, by its spelling and its neighbours.
    pub language: &'static dyn Language,
    /// What the word may stand for, likeliest first.
    pub interpretations: Vec<Interpretation>,
}

/// How the space at a word was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// The space is where it belongs.
    Right,
    /// The space before this word is missing.
    Missing,
    /// There was a space in the middle of this word.
    TooMany,
}

impl<'q> Word<'q> {
    /// A word with the forms that its spelling alone says, as it was typed, and what the index has of it.
    pub(crate) fn new(
        text: &'q str,
        span: Range<usize>,
        spelled: TermKey,
        language: &'static dyn Language,
        dictionary: &dyn TermDictionary,
    ) -> Self {
        let (typed, terms) = Forms::find(spelled, dictionary);
        let names = names_with(&typed.spelled, dictionary);
        let as_name = (!names.is_empty())
            .then(|| Interpretation::new(InterpretationKind::NamePart, typed.spelled.as_part(), names));
        let interpretations = [Interpretation::new(InterpretationKind::Typed, typed.key.clone(), terms)];
        Self {
            text,
            span,
            letters: Vec::new(),
            starts_clause: false,
            space: Space::Right,
            is_name: false,
            language,
            interpretations: interpretations.into_iter().chain(as_name).collect(),
            typed,
        }
    }

    /// The word that this and the next word make together; `None` if they make no single word, and for letters that are
    /// cut into words without spaces.
    pub(crate) fn joined(
        &self,
        next: &Self,
        query: &'q str,
        dictionary: &dyn TermDictionary,
    ) -> Option<Self> {
        let key = whole(&[self.text, next.text].concat())?;
        let span = self.span.start..next.span.end;
        let word = Self::new(&query[span.clone()], span, key, self.language, dictionary);
        Some(Self { space: Space::TooMany, starts_clause: self.starts_clause, ..word })
    }

    /// The two words into which the text of this word is cut; `None` if the index does not have both.
    pub(crate) fn cut(
        &self,
        (first, second): (&'q str, &'q str),
        dictionary: &dyn TermDictionary,
    ) -> Option<[Self; 2]> {
        let middle = self.span.start + first.len();
        let part = |text: &'q str, span: Range<usize>| {
            let word = Self::new(text, span, whole(text)?, self.language, dictionary);
            Some(word).filter(Self::is_known)
        };
        let first = Self { starts_clause: self.starts_clause, ..part(first, self.span.start..middle)? };
        let second = Self { space: Space::Missing, ..part(second, middle..self.span.end)? };
        Some([first, second])
    }

    /// The first interpretation of a kind.
    pub(crate) fn of_kind(&self, kind: InterpretationKind) -> Option<&Interpretation> {
        self.interpretations.iter().find(|it| it.kind == kind)
    }

    /// The forms of the likeliest interpretation.
    pub(crate) fn meant(&self) -> &TermKey {
        self.interpretations.first().map_or(&self.typed.key, |likeliest| &likeliest.key)
    }

    /// The interpretation as the typed word: as it was typed, or as its keys make it.
    fn as_given(&self) -> Option<&Interpretation> {
        self.interpretations.iter().find(|it| it.kind.is_given())
    }

    /// The forms of the typed word: as it was typed, or as its keys make it.
    pub(crate) fn given(&self) -> &TermKey {
        self.as_given().map_or(&self.typed.key, |given| &given.key)
    }

    /// The terms of the index that share a base form with the typed word.
    pub(crate) fn variants(&self) -> &[Variant] {
        self.as_given().map_or(&[], |given| &given.terms)
    }

    /// The parts of identifiers that are this word.
    pub(crate) fn name_parts(&self) -> &[Variant] {
        self.of_kind(InterpretationKind::NamePart).map_or(&[], |part| &part.terms)
    }

    /// Whether the word was typed with an input method switched off.
    pub(crate) fn is_of_keys(&self) -> bool {
        self.of_kind(InterpretationKind::Keystrokes).is_some()
    }

    /// Other words of the index that were most likely meant, the likeliest first.
    pub(crate) fn replacements(&self) -> impl Iterator<Item = &Interpretation> {
        let completed =
            self.interpretations.iter().filter(|it| it.kind == InterpretationKind::Completed).count();
        let others = self.interpretations.iter().filter(|it| it.kind.is_replacement());
        others.take(completed.max(MAX_REPLACEMENTS))
    }

    /// Whether another word of the index was most likely meant.
    pub(crate) fn is_replaced(&self) -> bool {
        self.replacements().next().is_some()
    }

    /// The word with marks that this word most likely stands for.
    pub(crate) fn restored(&self) -> Option<&TermKey> {
        self.interpretations.first().filter(|it| it.kind == InterpretationKind::Marks).map(|it| &it.key)
    }

    /// Words with other marks that this word may stand for, besides the likeliest, the likeliest first.
    pub(crate) fn also(&self) -> Vec<&TermKey> {
        let others = self.interpretations.iter().skip(1).filter(|it| it.kind == InterpretationKind::Marks);
        others.map(|it| &it.key).collect()
    }

    /// The stemmer-only language of the word, if most sections that have the word are in one.
    pub(crate) fn stemmer(&self) -> Option<&'static StemmerOnly> {
        let typed = &self.typed;
        typed.stemmed.iter().find(|(_, key)| *key == typed.key).map(|(stemmer, _)| *stemmer)
    }

    /// The forms of the word in a text of a language that is not stemmer-only.
    pub(crate) fn plain(&self) -> &TermKey {
        self.of_kind(InterpretationKind::Keystrokes).map_or(&self.typed.spelled, |made| &made.key)
    }

    /// Whether the word carries grammar rather than meaning.
    pub(crate) fn is_function_word(&self) -> bool {
        self.language.is_function_word(self.meant().exact())
    }

    /// What the word counts, against 1 for a word that carries meaning.
    pub(crate) fn importance(&self, weights: &Weights) -> f32 {
        if self.is_function_word() { weights.function_word } else { 1.0 }
    }

    /// Whether the index has the word or another with its base form, at least within identifiers.
    pub(crate) fn is_known(&self) -> bool {
        self.interpretations.iter().any(|it| it.kind.is_as_written() && !it.terms.is_empty())
    }

    /// The word as it was typed, as it is looked for.
    pub(crate) fn form(&self) -> Form<'_> {
        let restored = self.restored();
        Form {
            key: self.given(),
            variants: self.variants(),
            // A word that stands for one with marks is no part of a name in a program.
            name_parts: if restored.is_none() { self.name_parts() } else { &[] },
            restored,
            language: self.language,
            stemmer: self.stemmer(),
        }
    }

    /// Whether the exact form distinguishes the word from others with the same base form.
    pub(crate) fn says_more_than_base(&self) -> bool {
        self.form().says_more_than_base()
    }
}

/// The parts of identifiers with the base form of a word. They have no marks, so a word with marks is none of them.
fn names_with(key: &TermKey, dictionary: &dyn TermDictionary) -> Vec<Variant> {
    if key.exact().is_ascii() { dictionary.parts(key.base()) } else { Vec::new() }
}

/// The forms of a text that is one word from its beginning to its end.
fn whole(text: &str) -> Option<TermKey> {
    let [token] = <[Token; 1]>::try_from(language::analyze(text)).ok()?;
    (token.span == (0..text.len())).then_some(token.key)
}

//! The layers of a word: its exact form, its inflections and its spelling without marks.

use timra_language::{Language, StemmerOnly, TermKey, fold};

use super::foreign::is_foreign;
use super::lacks_only_marks;
use crate::{Layer, Source, Variant, Weights};

/// A word as it is looked for.
pub(crate) struct Form<'w> {
    /// The word: base form and exact form.
    pub key: &'w TermKey,
    /// The terms of the index with the same base form.
    pub variants: &'w [Variant],
    /// The parts of identifiers that are this word.
    pub name_parts: &'w [Variant],
    /// The word with marks that this word most likely stands for.
    pub restored: Option<&'w TermKey>,
    /// The language of the word.
    pub language: &'static dyn Language,
    /// The stemmer-only language of the word.
    pub stemmer: Option<&'static StemmerOnly>,
}

impl<'w> Form<'w> {
    /// Another word of the index in `language`, with the terms of the index that have the same base form.
    pub(crate) fn other(key: &'w TermKey, variants: &'w [Variant], language: &'static dyn Language) -> Self {
        Self { key, variants, name_parts: &[], restored: None, language, stemmer: None }
    }

    /// The layers of the word: its exact form, and every word with the same base form.
    ///
    /// Marks that were typed are evidence: a section with them scores on both layers, a section without marks on the
    /// second only, and a section with other marks least. If no marks were typed, the exact form means nothing and the
    /// base form counts alone, with the likeliest word with marks beside it.
    pub(crate) fn layers(&self, weights: &Weights) -> Vec<Layer> {
        if self.variants.is_empty() && self.name_parts.is_empty() {
            return Vec::new();
        }
        let says_more = self.says_more_than_base();
        let mut layers = Vec::new();
        if says_more {
            let terms = self.exact(weights);
            if !terms.is_empty() {
                layers.push(Layer::new(Source::Words, terms, weights.exact));
            }
        }
        if let Some(restored) = self.restored {
            layers.push(Layer::word(restored.clone(), weights.restored));
        }
        let weight = match (says_more, self.restored) {
            (true, _) => weights.base,
            (false, Some(_)) => weights.base_restored,
            (false, None) => weights.base_alone,
        };
        layers.push(Layer::new(Source::Words, self.related(says_more, weights), weight));
        layers
    }

    /// Whether the exact form distinguishes the word from others with the same base form.
    pub(crate) fn says_more_than_base(&self) -> bool {
        let key = self.key;
        key.exact() != key.base() || self.language.base_is_a_spelling() || self.stemmer.is_some()
    }

    /// The terms that are the word itself, and what each counts.
    fn exact(&self, weights: &Weights) -> Vec<(TermKey, f32)> {
        let given = self.key;
        let same = |variant: &&Variant| variant.key.exact() == given.exact();
        // A stem is another word.
        let unmarked = match self.stemmer {
            Some(_) => fold(given.exact()),
            None => given.base().to_owned(),
        };
        // In an English text a Vietnamese name stands without its marks and is the same name.
        let has_marks = !given.exact().is_ascii() && unmarked != given.exact();
        let may_be_bare = has_marks && self.language.marks_tell_words_apart();
        let bare = |variant: &&Variant| may_be_bare && variant.key.exact() == unmarked;
        let of = |quality: f32| move |variant: &Variant| (variant.key.clone(), quality);
        let same = self.variants.iter().filter(same).map(of(1.0));
        let bare = self.variants.iter().filter(bare).map(of(weights.bare));
        let part = given.as_part();
        let parts = self.name_parts.iter().filter(|it| it.key == part).map(of(weights.in_name));
        same.chain(bare).chain(parts).collect()
    }

    /// The terms with the same base form, and what each counts.
    fn related(&self, says_more: bool, weights: &Weights) -> Vec<(TermKey, f32)> {
        let given = self.key;
        let quality =
            |exact: &str| if has_marks_of(exact, given.exact()) { 1.0 } else { weights.other_marks };
        // No inflection has marks that its language does not write; the same letters may be borrowed with their marks.
        let is_other = |exact: &str| is_foreign(self.language, exact) && fold(exact) != given.exact();
        let variants = self.variants.iter().filter(|variant| !is_other(variant.key.exact()));
        let terms = variants.map(|variant| {
            let is_related = !says_more
                || given.exact().is_ascii()
                || !self.language.marks_tell_words_apart()
                || self.stemmer.is_some()
                || variant.key.base() != given.base();
            (variant.key.clone(), if is_related { 1.0 } else { quality(variant.key.exact()) })
        });
        terms.chain(self.name_parts.iter().map(|it| (it.key.clone(), weights.in_name))).collect()
    }
}

/// Whether `word` is `other`, or `other` with some of its marks left out.
fn has_marks_of(word: &str, other: &str) -> bool {
    lacks_only_marks(word, other) || lacks_only_marks(other, word)
}

//! The word as typed, down to its inflections and its unmarked spelling.

use timra_language::{TermKey, fold};

use super::QueryWord;
use crate::{Layer, Source, TermDictionary, Variant, Weights};

/// What `word` says: its exact form and, below it, every word of the same base.
///
/// Marks that were typed are evidence: a section that has them scores on both layers, one that lacks them on the
/// lower alone, and one with other marks least. Where none were typed, the exact form means nothing and the base
/// counts alone, with the likeliest marked form above it.
pub fn layers(word: &QueryWord, weights: &Weights) -> Vec<Layer> {
    // A word that stands for one with marks is no part of a name in a program.
    let in_names = if word.restored.is_none() { word.in_names.as_slice() } else { &[] };
    if word.variants.is_empty() && in_names.is_empty() {
        return Vec::new();
    }
    let given = word.given();
    let mut layers = Vec::new();
    if word.says_more_than_base() {
        let same = |variant: &&Variant| variant.key.exact() == given.exact();
        // A stem is another word.
        let unmarked = match word.general() {
            Some(_) => fold(given.exact()),
            None => given.base().to_owned(),
        };
        // In an English text a Vietnamese name stands without its marks and is the same name.
        let has_marks = !given.exact().is_ascii() && unmarked != given.exact();
        let may_be_bare = has_marks && word.language.marks_tell_words_apart();
        let bare = |variant: &&Variant| may_be_bare && variant.key.exact() == unmarked;
        let of = |quality: f32| move |variant: &Variant| (variant.key.clone(), quality);
        let terms: Vec<_> = word.variants.iter().filter(same).map(of(1.0)).collect();
        let bare = word.variants.iter().filter(bare).map(of(weights.bare));
        let part = given.as_part();
        let parts = in_names.iter().filter(|it| it.key == part).map(of(weights.in_name));
        let terms: Vec<_> = terms.into_iter().chain(bare).chain(parts).collect();
        if !terms.is_empty() {
            layers.push(Layer::new(Source::Words, terms, weights.exact));
        }
    }
    if let Some(restored) = &word.restored {
        layers.push(Layer::word(restored.clone(), weights.restored));
    }
    let quality = |exact: &str| if has_marks_of(exact, given.exact()) { 1.0 } else { weights.other_marks };
    let terms = word.variants.iter().map(|variant| {
        let related = !word.says_more_than_base()
            || given.exact().is_ascii()
            || !word.language.marks_tell_words_apart()
            || word.general().is_some()
            || variant.key.base() != given.base();
        (variant.key.clone(), if related { 1.0 } else { quality(variant.key.exact()) })
    });
    let weight = match (word.says_more_than_base(), &word.restored) {
        (true, _) => weights.base,
        (false, Some(_)) => weights.base_restored,
        (false, None) => weights.base_alone,
    };
    let terms = terms.chain(in_names.iter().map(|it| (it.key.clone(), weights.in_name)));
    layers.push(Layer::new(Source::Words, terms.collect(), weight));
    layers.iter_mut().for_each(|layer| layer.meant = Some(given.clone()));
    layers
}

/// What several words written together say: any spelling of the whole.
pub fn whole(key: &TermKey, dictionary: &dyn TermDictionary, weights: &Weights) -> Option<Layer> {
    let variants = dictionary.variants(key.base());
    let terms: Vec<_> = variants.into_iter().map(|variant| (variant.key, 1.0)).collect();
    (!terms.is_empty()).then(|| Layer::new(Source::Words, terms, weights.whole))
}

/// Whether `word` is `other` with some of the marks left out, or `other` is it.
fn has_marks_of(word: &str, other: &str) -> bool {
    super::restored::lacks_only_marks(word, other) || super::restored::lacks_only_marks(other, word)
}

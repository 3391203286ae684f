//! Phrases: words in quotes, right after each other, with the marks that were typed, in any inflection.

use timra_language::{TermKey, fold};

use super::Word;
use super::forms::key_in;
use crate::{Alternative, Group, Layer, Rung, Source, Weights};

/// The group of a phrase: the words as they were typed, and below that in any inflection.
pub(crate) fn phrase(words: &[Word], weights: &Weights) -> Group {
    if words.is_empty() {
        return Group::of(Vec::new());
    }
    // A phrase is worth what its words are worth.
    let each = words.len() as f32;
    let mut layers = Vec::new();
    let mut add = |exact: Vec<TermKey>, loose: Vec<TermKey>| {
        let any = loose.into_iter().map(|key| (key, 1.0)).collect();
        let exact = exact.into_iter().map(|key| (key, 1.0)).collect();
        layers.push(Layer::new(Source::Phrase, exact, weights.exact * each));
        layers.push(Layer::new(Source::Phrase, any, weights.base * each));
    };
    add(
        words.iter().map(|word| quoted(word).clone()).collect(),
        words.iter().map(|word| loose(word, quoted(word).clone())).collect(),
    );
    let mut seen: Vec<&str> = Vec::new();
    for (stemmer, _) in words.iter().flat_map(|word| &word.typed.stemmed) {
        if !seen.contains(&stemmer.code()) {
            seen.push(stemmer.code());
            add(
                words.iter().map(|word| key_in(stemmer, quoted(word))).collect(),
                words.iter().map(|word| loose(word, key_in(stemmer, quoted(word)))).collect(),
            );
        }
    }
    Group::of(vec![Alternative { rung: Rung::Phrase, weight: 1.0, layers }])
}

/// The word as it was typed, if the index has it so: in quotes, missing marks are meant.
fn quoted<'w>(word: &'w Word) -> &'w TermKey {
    let stands = word.variants().iter().any(|variant| variant.key.exact() == word.given().exact());
    if stands { word.given() } else { word.meant() }
}

/// The term for a word in any inflection; the word itself if the index has it with other marks.
fn loose(word: &Word, key: TermKey) -> TermKey {
    let (exact, letters) = (key.exact(), fold(key.exact()));
    let is_other = |other: &str| other != exact && fold(other) == letters;
    match word.variants().iter().any(|variant| is_other(variant.key.exact())) {
        true => key,
        false => TermKey::any(key.base()),
    }
}

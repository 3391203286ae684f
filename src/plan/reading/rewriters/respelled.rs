//! Words that the index does not know, read as ones that it does.

use timra_language::{LANGUAGES, fold};

use super::{QueryWord, typed};
use crate::{Alternative, Layer, Rung, TermDictionary, Variant, Weights};

/// Letters of the shortest word that may be a slip: below, too many words are one slip away.
const MIN_LETTERS: usize = 4;
/// Letters from which on two slips are allowed.
const TWO_SLIPS: usize = 8;
/// How many readings are tried.
pub const MAX_READINGS: usize = 4;

/// Sets `respelled` of each word that the index does not know: the known words that differ from it by a slip or two
/// (a letter wrong, missing, too many, or two swapped). None for a word that the lexicon of any language knows: it
/// is right, and absent.
pub fn respell(words: &mut [QueryWord], dictionary: &dyn TermDictionary) {
    for word in words.iter_mut() {
        if !is_unheard_of(word) {
            continue;
        }
        let exact = word.given().exact();
        let mut near = nearest(exact, dictionary);
        // The index may have `Odinga` and not `Odinga's`.
        let part = exact.split('\'').max_by_key(|part| part.chars().count()).unwrap_or(exact);
        if near.is_empty() && part != exact {
            near = nearest(part, dictionary);
        }
        word.respelled = near;
    }
    // As misspelled, a word may have seemed to be of another language, and its neighbours with it.
    if words.iter().any(|word| !word.respelled.is_empty()) {
        QueryWord::find_languages(words, dictionary);
    }
}

/// The words of the index that are nearest to one, and how many slips away; none for one that is short or has digits.
pub fn nearest(exact: &str, dictionary: &dyn TermDictionary) -> Vec<(Variant, usize)> {
    // Slips are made with letters.
    if exact.chars().count() < MIN_LETTERS || exact.chars().any(char::is_numeric) {
        return Vec::new();
    }
    let slips = slips_in(exact);
    let mut near: Vec<(Variant, usize)> = dictionary
        .near(exact, slips)
        .into_iter()
        .map(|variant| {
            let distance = distance(exact, variant.key.exact());
            (variant, distance)
        })
        .filter(|(_, distance)| *distance <= usize::from(slips) + 1)
        .collect();
    near.sort_by(|(x, a), (y, b)| a.cmp(b).then(y.count.cmp(&x.count)).then(x.key.cmp(&y.key)));
    let least = near.first().map_or(0, |(_, distance)| *distance);
    near.retain(|(_, distance)| *distance <= least);
    near.truncate(MAX_READINGS);
    near
}

/// Whether a word of the index is one slip away, marks aside. Asks for what [`nearest`] asks for: the dictionaries are
/// looked through once.
pub fn is_a_slip_away(exact: &str, dictionary: &dyn TermDictionary) -> bool {
    let letters = fold(exact);
    let near = dictionary.near(exact, slips_in(exact));
    near.iter().any(|variant| distance(&letters, &fold(variant.key.exact())) <= 1)
}

/// How many slips are allowed in a word.
fn slips_in(exact: &str) -> u8 {
    if exact.chars().count() >= TWO_SLIPS { 2 } else { 1 }
}

/// The readings of a word as the ones it was respelled to, the nearer the better.
pub fn alternatives(
    word: &QueryWord,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> Vec<Alternative> {
    let read = |(place, near): (usize, &(Variant, usize))| {
        let likely = if place == 0 { 1.0 } else { weights.respelled_else };
        let weight = word.importance(weights) * likely * certainty(word, near.1, weights);
        Alternative { rung: Rung::Respelled, weight, layers: forms(word, &near.0, dictionary, weights) }
    };
    word.respelled.iter().enumerate().map(read).collect()
}

/// The likeliest of them as the word's part in a unit of several; nothing for a word that was not respelled.
pub fn layers(word: &QueryWord, dictionary: &dyn TermDictionary, weights: &Weights) -> Vec<Layer> {
    let of = |(near, distance): &(Variant, usize)| {
        let factor = certainty(word, *distance, weights);
        forms(word, near, dictionary, weights).into_iter().map(|layer| layer.scaled(factor)).collect()
    };
    word.respelled.first().map(of).unwrap_or_default()
}

/// What a word so many slips away counts.
fn certainty(word: &QueryWord, distance: usize, weights: &Weights) -> f32 {
    let letters = word.text.chars().count().max(1);
    weights.respelled * (1.0 - distance as f32 / letters as f32)
}

/// What the word counts that it was respelled to: the same as if it had been typed.
fn forms(word: &QueryWord, near: &Variant, dictionary: &dyn TermDictionary, weights: &Weights) -> Vec<Layer> {
    let mut layers = typed::layers(&word.respelled_to(near, dictionary), weights);
    layers.iter_mut().for_each(|layer| layer.meant = None);
    layers
}

/// Whether neither the index nor a lexicon knows a word that has letters; where it is a few signs, its parts find what is
/// near it.
pub fn is_unheard_of(word: &QueryWord) -> bool {
    !word.is_known()
        && word.parts.is_empty()
        && word.text.chars().any(char::is_alphabetic)
        && !is_in_a_lexicon(word)
}

pub fn is_in_a_lexicon(word: &QueryWord) -> bool {
    LANGUAGES.iter().any(|language| {
        let key = word.given();
        language.knows(key.exact())
            || language.compound_count(key.exact()).is_some()
            || language.with_marks(key.exact()).iter().any(|(_, count)| *count > 0)
            || !language.translations(language.lexicon_form(key)).is_empty()
    })
}

/// Slips between two words: Damerau's distance, where swapping two neighbours is one (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

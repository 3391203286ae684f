//! Words that the index does not know, read as ones that it does.

use super::QueryWord;
use crate::language::LANGUAGES;
use crate::search::{Alternative, Layer, Rung, Source, Variant, Vocabulary, Weights};

/// Letters of the shortest word that may be a slip: below, too many words are one slip away.
const MIN_LETTERS: usize = 4;
/// Letters from which on two slips are allowed.
const TWO_SLIPS: usize = 8;
/// How many readings are tried.
const MAX_READINGS: usize = 4;

/// Sets `respelled` of each word that the index does not know: the known words that differ from it by a slip or two
/// (a letter wrong, missing, too many, or two swapped). None for a word that the lexicon of any language knows: it
/// is right, and absent.
pub fn respell(words: &mut [QueryWord], vocabulary: &Vocabulary) {
    for word in words {
        let exact = word.given().exact();
        let letters = exact.chars().count();
        // Slips are made with letters; where a word is a few signs, its parts find what is near it.
        if word.is_known()
            || !word.parts.is_empty()
            || letters < MIN_LETTERS
            || exact.chars().any(char::is_numeric)
            || is_in_a_lexicon(word)
        {
            continue;
        }
        let slips = if letters >= TWO_SLIPS { 2 } else { 1 };
        let mut near: Vec<(Variant, usize)> = vocabulary
            .near(word.given(), slips)
            .into_iter()
            .map(|variant| {
                let distance = distance(exact, variant.key.exact());
                (variant, distance)
            })
            .filter(|(_, distance)| *distance <= usize::from(slips) + 1)
            .collect();
        near.sort_by(|(x, a), (y, b)| a.cmp(b).then(y.count.cmp(&x.count)).then(x.key.cmp(&y.key)));
        let nearest = near.first().map_or(0, |(_, distance)| *distance);
        near.retain(|(_, distance)| *distance <= nearest);
        near.truncate(MAX_READINGS);
        word.respelled = near;
    }
}

/// The readings of a word as the ones it was respelled to, the nearer the better.
pub fn alternatives(word: &QueryWord, vocabulary: &Vocabulary, weights: &Weights) -> Vec<Alternative> {
    let letters = word.text.chars().count().max(1) as f32;
    let read = |(place, (variant, distance)): (usize, &(Variant, usize))| {
        let same_base = vocabulary.variants(variant.key.base());
        let base = Layer::new(
            Source::Words,
            same_base.into_iter().map(|variant| (variant.key, 1.0)).collect(),
            weights.base,
        );
        let likely = if place == 0 { 1.0 } else { weights.respelled_else };
        let weight = weights.respelled * likely * (1.0 - *distance as f32 / letters);
        let layers = vec![Layer::word(variant.key.clone(), weights.exact), base];
        Alternative { rung: Rung::Respelled, weight, layers }
    };
    word.respelled.iter().enumerate().map(read).collect()
}

fn is_in_a_lexicon(word: &QueryWord) -> bool {
    LANGUAGES.iter().any(|language| {
        let key = word.given();
        language.compound_count(key.exact()).is_some()
            || !language.with_marks(key.exact()).is_empty()
            || !language.translations(language.lexicon_form(key)).is_empty()
    })
}

/// Slips between two words: Damerau's distance, where swapping two neighbours is one (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

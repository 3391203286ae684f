//! Another language's words for those of the query, from a probabilistic lexicon.

use super::{QueryWord, compound};
use crate::language::{LANGUAGES, TermKey, Translation};
use crate::search::{Alternative, Layer, Rung, Vocabulary, Weights};

/// How many translations of one unit are asked, likeliest first.
const MAX_TRANSLATIONS: usize = 6;

/// What a unit of the query is in other languages, likeliest first.
///
/// They are alternatives to what was typed: a section counts the best reading of the unit and not the sum. Function
/// words are left out: their translations are everywhere.
pub fn alternatives(words: &[QueryWord], vocabulary: &Vocabulary, weights: &Weights) -> Vec<Alternative> {
    if words.iter().all(|word| word.is_function_word) {
        return Vec::new();
    }
    let language = words[0].language;
    let mut translations = vocabulary.translations(language, &compound::lexicon_form(words));
    if translations.is_empty() && words.len() == 1 && words[0].keystrokes.is_none() {
        // An inflection may be in the lexicon as itself.
        translations = vocabulary.translations(language, words[0].key.exact());
    }
    translations.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    translations.truncate(MAX_TRANSLATIONS);
    let likeliest = translations.first().map_or(1.0, |translation| translation.probability.max(0.01));
    translations
        .iter()
        .filter_map(|translation| {
            let share = (translation.probability / likeliest).powf(weights.translated_sharpness);
            Some(Alternative {
                rung: Rung::Translated,
                weight: weights.translated * share,
                layers: vec![layer(translation)?],
            })
        })
        .collect()
}

/// The words of a translation as they are in the index.
fn layer(translation: &Translation) -> Option<Layer> {
    let language = LANGUAGES.iter().find(|language| language.code() == translation.lang)?;
    let keys: Vec<TermKey> = translation.words.split(' ').map(|word| language.lexicon_key(word)).collect();
    Layer::run(&keys, 1.0)
}

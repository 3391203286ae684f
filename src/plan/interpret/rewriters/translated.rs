//! Translations of the words of a query, from a probabilistic lexicon.

use std::ops::Range;

use timra_language::float::powf;
use timra_language::{LANGUAGES, Language, TermKey, Translation, lexicon_key};

use super::super::foreign::is_foreign;
use super::super::{Context, QueryRewriter, Word, compound};
use crate::{Alternative, Layer, Rung, Source, TermDictionary, Weights};

/// How many translations of one unit are asked, likeliest first.
const MAX_TRANSLATIONS: usize = 6;

/// Looks for a unit in other languages.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn expand(&self, unit: &[Word], context: Context) -> Vec<Alternative> {
        alternatives(unit, context.dictionary, context.weights)
    }
}

/// The translations of a unit, the likeliest first, and of what the unit may stand for instead of what it was read as.
///
/// They are alternatives to what was typed: a section counts the best of them and not the sum. Single function words
/// have none, because their translations are everywhere.
fn alternatives(words: &[Word], dictionary: &dyn TermDictionary, weights: &Weights) -> Vec<Alternative> {
    if let [word] = words
        && word.is_function_word()
    {
        return Vec::new();
    }
    let mut alternatives = of_form(words, &compound::lexicon_form(words), 1.0, dictionary, weights);
    if alternatives.is_empty() && words.len() == 1 && !words[0].is_of_keys() {
        // An inflection may be in the lexicon as itself.
        alternatives = of_form(words, words[0].typed.key.exact(), 1.0, dictionary, weights);
    }
    for form in compound::other_forms(words) {
        alternatives.extend(of_form(words, &form, weights.translated_else, dictionary, weights));
    }
    let parts = match is_nowhere(words, dictionary) {
        true => compound::pieces(words, dictionary),
        false => compound::parts(words, dictionary),
    };
    alternatives.extend(of_parts(words, parts, dictionary, weights));
    alternatives
}

/// Whether the index has no two words of a unit side by side, as one that is all in another language: a part of what the
/// unit means is then all that may be found.
fn is_nowhere(words: &[Word], dictionary: &dyn TermDictionary) -> bool {
    let together = |two: &[Word]| dictionary.count_together(two[0].meant(), two[1].meant()) > 0;
    words.len() > 1 && !words.windows(2).any(together)
}

/// The likeliest translation of each part of a unit, all of them together: the words of a term may be next to each
/// other by chance, as `bộ nhớ trong` in front of the name of a language. Each part counts by its share of the unit.
fn of_parts(
    words: &[Word],
    parts: Vec<Range<usize>>,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> Option<Alternative> {
    let layer = |part: Range<usize>| {
        let share = part.len() as f32 / words.len() as f32;
        let words = &words[part];
        let is_grammar = words.len() == 1 && words[0].is_function_word();
        let found = of_form(words, &compound::lexicon_form(words), 1.0, dictionary, weights);
        let likeliest = found.into_iter().next().filter(|_| !is_grammar)?;
        likeliest.layers.into_iter().next().map(|layer| layer.scaled(share))
    };
    let layers: Vec<Layer> = parts.into_iter().filter_map(layer).collect();
    let weight = weights.translated * weights.translated_else;
    (!layers.is_empty()).then_some(Alternative { rung: Rung::Translated, weight, layers })
}

/// The translations of one form of a unit, which is as `likely` as this.
fn of_form(
    words: &[Word],
    form: &str,
    likely: f32,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> Vec<Alternative> {
    let mut translations = dictionary.translations(words[0].language, form);
    translations.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    translations.truncate(MAX_TRANSLATIONS);
    let likeliest = translations.first().map_or(1.0, |translation| translation.probability.max(0.01));
    let alternative = |translation: &Translation| {
        let share = powf(translation.probability / likeliest, weights.translated_sharpness);
        let weight = weights.translated * share * likely;
        Some(Alternative { rung: Rung::Translated, weight, layers: vec![layer(translation, dictionary)?] })
    };
    translations.iter().filter_map(alternative).collect()
}

/// The words of a translation as the index has them.
fn layer(translation: &Translation, dictionary: &dyn TermDictionary) -> Option<Layer> {
    let language = *LANGUAGES.iter().find(|language| language.code() == translation.lang)?;
    let keys: Vec<TermKey> = translation.words.split(' ').map(|word| lexicon_key(language, word)).collect();
    match keys.as_slice() {
        [stem] if stem.is_any() && LANGUAGES.iter().any(|other| other.is_syllable(stem.base())) => {
            word_with_stem(language, stem, dictionary)
        }
        keys => Layer::run(keys, 1.0),
    }
}

/// The words with a stem that is spelled as a syllable, without the syllables that only another language has: what
/// remains of *range* are the letters of *răng*.
fn word_with_stem(language: &dyn Language, stem: &TermKey, dictionary: &dyn TermDictionary) -> Option<Layer> {
    let mut variants = dictionary.variants(stem.base());
    let all = variants.len();
    variants.retain(|variant| !is_foreign(language, variant.key.exact()));
    if variants.len() == all {
        return Some(Layer::word(stem.clone(), 1.0));
    }
    let terms: Vec<_> = variants.into_iter().map(|variant| (variant.key, 1.0)).collect();
    (!terms.is_empty()).then(|| Layer::new(Source::Words, terms, 1.0))
}

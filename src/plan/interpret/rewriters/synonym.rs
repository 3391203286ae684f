//! Other names in the same language: an acronym for its words, the words for an acronym.

use timra_language::{self as language, LANGUAGES, Language, TermKey, Translation, lexicon_key};

use super::super::{Context, QueryRewriter, Word, compound};
use crate::{Alternative, Layer, Rung, TermDictionary, Weights};

/// Looks for a unit by its other names in the same language.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn expand(&self, unit: &[Word], context: Context) -> Vec<Alternative> {
        alternatives(unit, context.dictionary, context.weights)
    }
}

/// The other names of a unit. For a single word all languages are asked for the word as it was typed: `NAT` may be read
/// as a Vietnamese syllable without its mark.
fn alternatives(words: &[Word], dictionary: &dyn TermDictionary, weights: &Weights) -> Vec<Alternative> {
    let alternative = |language: &dyn Language, name: Translation| Alternative {
        rung: Rung::Synonym,
        weight: weights.translated * name.probability,
        layers: Layer::run(&keys(language, &name), 1.0).into_iter().collect(),
    };
    let named = |language: &'static dyn Language, form: &str| {
        dictionary.synonyms(language, form).into_iter().map(move |name| alternative(language, name))
    };
    match words {
        [word] if word.is_function_word() => Vec::new(),
        [word] => LANGUAGES.iter().flat_map(|language| named(*language, word.given().exact())).collect(),
        _ => named(words[0].language, &compound::lexicon_form(words)).collect(),
    }
}

/// The terms of a name: an acronym is itself, and words are any of their inflections.
fn keys(language: &dyn Language, name: &Translation) -> Vec<TermKey> {
    match name.words.contains(' ') {
        true => name.words.split(' ').map(|word| lexicon_key(language, word)).collect(),
        false => vec![language::key_in(None, &name.words)],
    }
}

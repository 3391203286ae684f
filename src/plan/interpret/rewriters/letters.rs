//! Words of scripts without spaces, by their letters: the text may cut them in another way, or have a longer word.

use timra_language::{self as language, TermKey};

use super::super::{Context, QueryRewriter, Word};
use crate::{Alternative, Layer, Rung, Source};

/// Looks for a word of a script without spaces by its pairs of letters.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn expand(&self, unit: &[Word], context: Context) -> Vec<Alternative> {
        match unit {
            [word] => alternative(word, context).into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// How many pairs of letters of a word are asked for; a word of more is none.
const MAX_PAIRS: usize = 24;

/// The word as its pairs of letters. A section counts by the share of the pairs that it has, in one word or across the
/// end of a word and the beginning of the next. `None` for a word in letters that say nothing in pairs.
fn alternative(word: &Word, context: Context) -> Option<Alternative> {
    let letters = |key: &TermKey| key.exact().chars().count();
    let is_short = !word.letters.is_empty() && letters(word.given()) == 2;
    let itself = Some(word.given()).filter(|_| is_short);
    let pairs = itself.into_iter().chain(word.letters.iter().filter(|part| letters(part) == 2));
    let pairs: Vec<&TermKey> = pairs.take(MAX_PAIRS).collect();
    let weight = context.weights.part / pairs.len().max(1) as f32;
    let mut layers = Vec::new();
    for pair in pairs {
        let variants = context.dictionary.variants(pair.base());
        let terms: Vec<_> = variants.into_iter().map(|variant| (variant.key, 1.0)).collect();
        // A word of two letters is asked for as itself already.
        if !terms.is_empty() && itself != Some(pair) {
            layers.push(Layer::new(Source::Words, terms, weight));
        }
        let across: Vec<(TermKey, f32)> = pair
            .exact()
            .chars()
            .map(|letter| (TermKey::any(language::part(letter.encode_utf8(&mut [0; 4])).base()), 1.0))
            .collect();
        layers.push(Layer::new(Source::Phrase, across, weight));
    }
    (!layers.is_empty()).then_some(Alternative { rung: Rung::Part, weight: 1.0, layers })
}

//! The letters of a word that is written without spaces: what is cut otherwise in the text, or is a longer word there.

use super::QueryWord;
use crate::search::{Alternative, Layer, Rung, Source, Vocabulary, Weights};

/// How many parts of a word are asked for; a word of more is none.
const MAX_PARTS: usize = 24;

/// The word as its pairs of letters, of which a section counts what share it has; as its single letters only where the
/// index does not know the word and it has no pairs. `None` for a word without parts.
pub fn alternative(word: &QueryWord, vocabulary: &Vocabulary, weights: &Weights) -> Option<Alternative> {
    let is_pair = |exact: &str| exact.chars().nth(1).is_some();
    let has_pairs = word.parts.iter().any(|part| is_pair(part.exact()));
    if !has_pairs && word.is_known() {
        return None;
    }
    let mut parts: Vec<_> = word.parts.iter().filter(|part| is_pair(part.exact()) == has_pairs).collect();
    parts.truncate(MAX_PARTS);
    let weight = weights.part / parts.len().max(1) as f32;
    let layer = |part: &&crate::language::TermKey| {
        let variants = vocabulary.variants(Source::Words, part.base());
        let terms: Vec<_> = variants.into_iter().map(|variant| (variant.key, 1.0)).collect();
        (!terms.is_empty()).then(|| Layer::new(Source::Words, terms, weight))
    };
    let layers: Vec<Layer> = parts.iter().filter_map(layer).collect();
    (!layers.is_empty()).then_some(Alternative { rung: Rung::Part, weight: 1.0, layers })
}

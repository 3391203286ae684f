//! Words that a section must not have.

use timra_language::TermKey;

use super::rewriters::typed;
use super::{Word, lacks_only_marks};
use crate::{Alternative, Rung, Weights};

/// The alternatives for a word that a section must not have: only what was typed, and no guess.
pub(crate) fn alternatives(word: &Word, weights: &Weights) -> Vec<Alternative> {
    let layers = typed::layers(word, weights);
    // Other marks make another word.
    let strict = |key: &TermKey| lacks_only_marks(word.given().exact(), key.exact());
    let is_marked = !word.given().exact().is_ascii();
    let layers: Vec<_> = layers
        .into_iter()
        .map(|mut layer| {
            layer.terms.retain(|(key, _)| !is_marked || strict(key));
            layer
        })
        .filter(|layer| !layer.terms.is_empty())
        .collect();
    if layers.is_empty() { Vec::new() } else { vec![Alternative { rung: Rung::Typed, weight: 1.0, layers }] }
}

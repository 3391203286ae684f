//! The words of a unit as they were typed.

use super::super::{Context, QueryRewriter, Word};
use super::{pair, respelled};
use crate::{Alternative, Layer, Rung, Weights};

/// Looks for a unit as its words were typed, and side by side.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn expand(&self, unit: &[Word], context: Context) -> Vec<Alternative> {
        let weights = context.weights;
        let mut found = Vec::new();
        for word in unit {
            let mut of_word = layers(word, weights);
            if unit.len() > 1 {
                of_word.extend(respelled::layers(word, context));
            }
            found.extend(of_word.into_iter().map(|layer| layer.scaled(word.importance(weights))));
        }
        for two in unit.windows(2) {
            found.extend(pair::layers(&two[0], &two[1], context.dictionary, weights));
        }
        if found.is_empty() {
            return Vec::new();
        }
        let rung = if unit.iter().any(Word::is_replaced) {
            Rung::Respelled
        } else if unit.iter().any(Word::is_of_keys) {
            Rung::Keystrokes
        } else {
            Rung::Typed
        };
        vec![Alternative { rung, weight: 1.0, layers: found }]
    }
}

/// The layers of a word as it was typed.
pub(crate) fn layers(word: &Word, weights: &Weights) -> Vec<Layer> {
    let form = word.form();
    let mut layers = form.layers(weights);
    layers.iter_mut().for_each(|layer| layer.meant = Some(form.key.clone()));
    layers
}

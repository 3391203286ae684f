//! Two neighbours of the query side by side in the text: compounds and names without a dictionary.

use super::QueryWord;
use crate::search::{Alternative, Group, Layer, Rung, Source, Vocabulary, Weights};

/// The two words as neighbours, exactly and by their bases.
pub fn pair(first: &QueryWord, second: &QueryWord, vocabulary: &Vocabulary, weights: &Weights) -> Group {
    let meant = first.meant().pair(second.meant());
    let respelled = !first.respelled.is_empty() || !second.respelled.is_empty();
    let key = if respelled { meant.clone() } else { first.given().pair(second.given()) };
    let text = format!("{} {}", first.text, second.text);
    let variants = vocabulary.variants(Source::Pairs, key.base());
    if variants.is_empty() {
        return Group { text, alternatives: Vec::new() };
    }
    let says_more = first.says_more_than_base() || second.says_more_than_base();
    let mut layers = Vec::new();
    let mut add = |key: &crate::language::TermKey, weight| {
        if variants.iter().any(|variant| variant.key == *key) {
            layers.push(Layer { source: Source::Pairs, terms: vec![(key.clone(), 1.0)], weight });
        }
    };
    if says_more {
        add(&key, weights.pair_exact);
    }
    if meant != key {
        add(&meant, weights.pair_restored);
    }
    layers.push(Layer {
        source: Source::Pairs,
        terms: variants.into_iter().map(|variant| (variant.key, 1.0)).collect(),
        weight: if says_more { weights.pair_base } else { weights.pair_base_alone },
    });
    let importance = |word: &QueryWord| if word.is_function_word { weights.function_word } else { 1.0 };
    let weight = (importance(first) + importance(second)) / 2.0;
    let layers = layers.into_iter().map(|layer| layer.scaled(weight)).collect();
    Group { text, alternatives: vec![Alternative { rung: Rung::Pair, weight: 1.0, layers }] }
}

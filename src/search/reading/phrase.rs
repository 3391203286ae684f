//! What stands in quotes: words one behind the other, on any rung that leaves them words.

use super::QueryWord;
use crate::language::TermKey;
use crate::search::{Alternative, Group, Layer, Rung, Source, Weights};

/// The words as a phrase: as meant, and below that in any inflection and with any marks.
pub fn phrase(words: &[QueryWord], weights: &Weights) -> Group {
    if words.is_empty() {
        return Group::of(Vec::new());
    }
    // A phrase is worth what its words are worth.
    let each = words.len() as f32;
    let mut layers = Vec::new();
    let mut add = |exact: Vec<TermKey>, given: Vec<TermKey>| {
        let any = given.iter().map(|key| (TermKey::any(key.base()), 1.0)).collect();
        let exact = exact.into_iter().map(|key| (key, 1.0)).collect();
        layers.push(Layer::new(Source::Phrase, exact, weights.exact * each));
        layers.push(Layer::new(Source::Phrase, any, weights.base * each));
    };
    add(
        words.iter().map(|word| word.meant().clone()).collect(),
        words.iter().map(|word| word.given().clone()).collect(),
    );
    let mut seen: Vec<&str> = Vec::new();
    for (general, _) in words.iter().flat_map(|word| &word.others) {
        if !seen.contains(&general.code()) {
            seen.push(general.code());
            add(
                words.iter().map(|word| word.key_in(general, word.meant())).collect(),
                words.iter().map(|word| word.key_in(general, word.given())).collect(),
            );
        }
    }
    Group::of(vec![Alternative { rung: Rung::Phrase, weight: 1.0, layers }])
}

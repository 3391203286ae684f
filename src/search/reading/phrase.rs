//! What stands in quotes: words one behind the other, on any rung that leaves them words.

use super::QueryWord;
use crate::language::TermKey;
use crate::search::{Alternative, Group, Layer, Rung, Source, Weights};

/// The words as a phrase: as meant, and below that in any inflection and with any marks.
pub fn phrase(words: &[QueryWord], weights: &Weights) -> Group {
    if words.is_empty() {
        return Group::of(Vec::new());
    }
    let exact = words.iter().map(|word| (word.meant().clone(), 1.0)).collect();
    let any = words.iter().map(|word| (TermKey::any(word.given().base()), 1.0)).collect();
    // A phrase is worth what its words are worth.
    let each = words.len() as f32;
    let layers = vec![
        Layer::new(Source::Phrase, exact, weights.exact * each),
        Layer::new(Source::Phrase, any, weights.base * each),
    ];
    Group::of(vec![Alternative { rung: Rung::Phrase, weight: 1.0, layers }])
}

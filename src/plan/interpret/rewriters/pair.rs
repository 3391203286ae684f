//! Two neighbours of the query side by side in a text: compounds and names that no dictionary has.

use std::ops::Range;

use timra_language::TermKey;

use super::super::forms::key_in;
use super::super::{Context, QueryRewriter, Sentence, Word};
use crate::{Alternative, Group, Layer, Rung, Source, TermDictionary, Weights};

/// Looks for the last word of a unit and the first word of the next side by side.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn beside(&self, sentence: &Sentence, units: &[Range<usize>], context: Context) -> Vec<Group> {
        let words = &sentence.words;
        let across = units.windows(2).map(|two| (&words[two[0].end - 1], &words[two[1].start]));
        let layers = across
            .filter(|(_, second)| !second.starts_clause)
            .map(|(first, second)| layers(first, second, context.dictionary, context.weights));
        let alternative = |layers| Alternative { rung: Rung::Pair, weight: 1.0, layers };
        let group = |layers| Group { is_extra: true, ..Group::of(vec![alternative(layers)]) };
        layers.filter(|layers| !layers.is_empty()).map(group).collect()
    }
}

/// The layers of two words as neighbours, by their exact forms and by their base forms; none if the index shows that
/// they never are neighbours.
pub(crate) fn layers(
    first: &Word,
    second: &Word,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> Vec<Layer> {
    let meant = first.meant().pair(second.meant());
    let is_replaced = first.is_replaced() || second.is_replaced();
    let key = if is_replaced { meant.clone() } else { first.given().pair(second.given()) };
    let mut bases = vec![key.base().to_owned()];
    let mut add = |other: TermKey| {
        if !bases.iter().any(|base| base == other.base()) {
            bases.push(other.base().to_owned());
        }
    };
    // A text may be read as one of another language, or of none that is known.
    add(first.plain().pair(second.plain()));
    for (stemmer, _) in first.typed.stemmed.iter().chain(&second.typed.stemmed) {
        add(key_in(stemmer, first.given()).pair(&key_in(stemmer, second.given())));
    }
    let anys: Vec<TermKey> = bases.iter().map(|base| TermKey::any(base)).collect();
    let (joined, apart): (Vec<_>, Vec<_>) = anys.into_iter().partition(TermKey::is_joined);
    let joined: Vec<_> = joined.into_iter().filter(|any| dictionary.pair_count(any) > 0).collect();
    // What the index lacks has no neighbours.
    let stands = |word: &Word| word.is_known() || word.is_replaced();
    let says_more = first.says_more_than_base() || second.says_more_than_base();
    let mut layers = Vec::new();
    let mut add = |key: &TermKey, weight| {
        let same =
            |any: &TermKey| if key.is_any() { any.clone() } else { TermKey::new(any.base(), key.exact()) };
        let joined: Vec<_> = joined.iter().map(same).filter(|key| dictionary.pair_count(key) > 0).collect();
        let apart: Vec<_> = apart.iter().map(same).filter(|_| stands(first) && stands(second)).collect();
        for (source, keys) in [(Source::Pairs, joined), (Source::Neighbours, apart)] {
            if !keys.is_empty() {
                layers.push(Layer::new(source, keys.into_iter().map(|key| (key, 1.0)).collect(), weight));
            }
        }
    };
    if says_more {
        add(&key, weights.pair_exact);
    }
    if meant != key {
        add(&meant, weights.pair_restored);
    }
    add(&TermKey::any(key.base()), if says_more { weights.pair_base } else { weights.pair_base_alone });
    let weight = (first.importance(weights) + second.importance(weights)) / 2.0;
    layers.into_iter().map(|layer| layer.scaled(weight)).collect()
}

//! Two neighbours of the query side by side in the text: compounds and names without a dictionary.

use timra_language::TermKey;

use super::QueryWord;
use crate::{Layer, Source, TermDictionary, Weights};

/// The two words as neighbours, exactly and by their bases; nothing where the index has that they never are.
pub fn layers(
    first: &QueryWord,
    second: &QueryWord,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> Vec<Layer> {
    let meant = first.meant().pair(second.meant());
    let respelled = !first.respelled.is_empty() || !second.respelled.is_empty();
    let key = if respelled { meant.clone() } else { first.given().pair(second.given()) };
    let mut bases = vec![key.base().to_owned()];
    let mut add = |other: TermKey| {
        if !bases.iter().any(|base| base == other.base()) {
            bases.push(other.base().to_owned());
        }
    };
    // A text may be read as one of another language, or of none that is known.
    add(first.plain().pair(second.plain()));
    for (general, _) in first.others.iter().chain(&second.others) {
        add(first.key_in(general, first.given()).pair(&second.key_in(general, second.given())));
    }
    let anys: Vec<TermKey> = bases.iter().map(|base| TermKey::any(base)).collect();
    let (tied, apart): (Vec<_>, Vec<_>) = anys.into_iter().partition(TermKey::is_tied);
    let tied: Vec<_> = tied.into_iter().filter(|any| dictionary.pair_count(any) > 0).collect();
    // What the index lacks has no neighbours.
    let stands = |word: &QueryWord| word.is_known() || !word.respelled.is_empty();
    let says_more = first.says_more_than_base() || second.says_more_than_base();
    let mut layers = Vec::new();
    let mut add = |key: &TermKey, weight| {
        let same =
            |any: &TermKey| if key.is_any() { any.clone() } else { TermKey::new(any.base(), key.exact()) };
        let tied: Vec<_> = tied.iter().map(same).filter(|key| dictionary.pair_count(key) > 0).collect();
        let apart: Vec<_> = apart.iter().map(same).filter(|_| stands(first) && stands(second)).collect();
        for (source, keys) in [(Source::Pairs, tied), (Source::Neighbours, apart)] {
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

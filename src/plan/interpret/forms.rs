//! The forms under which a word of the query is looked up.

use timra_language::{LANGUAGES, StemmerOnly, TermKey};

use crate::{TermDictionary, Variant};

/// The forms of a text that is one word.
pub(crate) struct Forms {
    /// The forms that most sections have.
    pub key: TermKey,
    /// The forms that follow from the spelling alone.
    pub spelled: TermKey,
    /// The forms in stemmer-only languages of the index, if they lead to other words.
    pub stemmed: Vec<(&'static StemmerOnly, TermKey)>,
}

impl Forms {
    /// The forms of a word, and the terms of the index that share a base form with one of them.
    pub(crate) fn find(spelled: TermKey, dictionary: &dyn TermDictionary) -> (Self, Vec<Variant>) {
        let mut variants = dictionary.variants(spelled.base());
        for stem in LANGUAGES.iter().flat_map(|language| language.other_stems(spelled.base())) {
            variants.extend(dictionary.variants(&stem));
        }
        let stemmed = stemmed(&spelled, &mut variants, dictionary);
        let key = most_common(&spelled, &stemmed, &variants);
        (Self { key, spelled, stemmed }, variants)
    }
}

/// The forms of a word in a text of a stemmer-only language.
pub(crate) fn key_in(stemmer: &StemmerOnly, key: &TermKey) -> TermKey {
    if stemmer.writes(key.exact()) { stemmer.key(key.exact()) } else { key.clone() }
}

/// The forms of a word in the stemmer-only languages of the index. The terms that they lead to are added to `variants`.
/// A word that the index has is not looked for in languages whose texts do not have it.
fn stemmed(
    key: &TermKey,
    variants: &mut Vec<Variant>,
    dictionary: &dyn TermDictionary,
) -> Vec<(&'static StemmerOnly, TermKey)> {
    let has = |found: &[Variant], key: &TermKey| found.iter().any(|variant| variant.key == *key);
    let mut found: Vec<(&'static StemmerOnly, TermKey, Vec<Variant>)> = Vec::new();
    for stemmer in dictionary.stemmers().iter().copied().filter(|stemmer| stemmer.writes(key.exact())) {
        let other = stemmer.key(key.exact());
        if other.base() != key.base() && found.iter().all(|(_, known, _)| *known != other) {
            let variants = dictionary.variants(other.base());
            found.push((stemmer, other, variants));
        }
    }
    let is_known = has(variants, key) || found.iter().any(|(_, other, found)| has(found, other));
    found.retain(|(_, other, found)| if is_known { has(found, other) } else { !found.is_empty() });
    let mut others = Vec::with_capacity(found.len());
    for (stemmer, other, found) in found {
        variants.extend(found);
        others.push((stemmer, other));
    }
    others
}

/// The forms under which most sections have the word as it was typed.
fn most_common(key: &TermKey, others: &[(&'static StemmerOnly, TermKey)], variants: &[Variant]) -> TermKey {
    let count = |key: &TermKey| variants.iter().find(|variant| variant.key == *key).map_or(0, |it| it.count);
    let all = others.iter().map(|(_, other)| other).chain([key]);
    // Among equals the last: what the spelling alone says.
    all.max_by_key(|key| count(key)).unwrap_or(key).clone()
}

//! What the maker of a plan asks of an index, answered from maps.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use timra_language::{StemmerOnly, TermKey, Translation, fold, language_code};
use timra_plan::{TermDictionary, Variant};

use crate::{Index, MapIndex, Postings};

/// Letters of the longest word that others are near.
const LONGEST: usize = 40;

impl MapIndex {
    /// The terms from `from` on and before `to` for which `wanted` holds, in order.
    fn between(&self, from: &str, to: &str, wanted: impl Fn(&TermKey) -> bool) -> Vec<Variant> {
        let terms = self.terms.range::<str, _>((Bound::Included(from), Bound::Excluded(to)));
        let terms = terms.filter_map(|(term, zones)| {
            let key = TermKey::parse(term.as_bytes()).filter(|key| wanted(key))?;
            let count = zones.iter().map(|sections| sections.len() as u64).sum();
            Some(Variant { key, count })
        });
        terms.collect()
    }

    fn of_base(&self, base: &str, is_part: bool) -> Vec<Variant> {
        let (from, to) = TermKey::any(base).range();
        self.between(&from, &to, |key| key.is_part() == is_part)
    }
}

impl TermDictionary for MapIndex {
    fn sections(&self) -> usize {
        Index::sections(self)
    }

    fn stemmers(&self) -> &[&'static StemmerOnly] {
        &self.stemmers
    }

    fn languages(&self) -> &[(String, u64)] {
        &self.counted_languages
    }

    fn count_by_language(&self, term: &TermKey) -> Vec<u64> {
        let zones = self.terms.get(term.as_str());
        let sections: BTreeSet<u32> = zones.into_iter().flatten().flat_map(BTreeMap::keys).copied().collect();
        let code = |section: u32| language_code(self.languages.name(section).unwrap_or_default());
        let codes: Vec<String> = sections.into_iter().map(code).collect();
        let count =
            |(language, _): &(String, u64)| codes.iter().filter(|code| *code == language).count() as u64;
        self.counted_languages.iter().map(count).collect()
    }

    fn learned(&self, _: &str, _: &str) -> &[Translation] {
        &[]
    }

    fn variants(&self, base: &str) -> Vec<Variant> {
        self.of_base(base, false)
    }

    fn parts(&self, base: &str) -> Vec<Variant> {
        self.of_base(base, true)
    }

    fn pair_count(&self, pair: &TermKey) -> u64 {
        let Ok(count) = self.for_each_of_pair(pair, |_| ());
        count as u64
    }

    fn phrase_count(&self, words: &[TermKey], step: u32) -> u64 {
        let words: Vec<&TermKey> = words.iter().collect();
        let mut count = 0;
        let Ok(()) = self.for_each_of_phrase(&words, step, |_| true, |_, _| count += 1);
        count
    }

    fn most_frequent(&self, lead: &str, wanted: &dyn Fn(&str) -> bool, most: usize) -> Vec<Variant> {
        let behind = format!("{lead}{}", char::MAX);
        let mut found = self.between(lead, &behind, |key| wanted(key.exact()));
        found.sort_by_key(|variant| Reverse(variant.count));
        found.truncate(most);
        found
    }

    fn fuzzy(&self, word: &str, edits: u8) -> Vec<Variant> {
        let letters = fold(word);
        if letters.chars().nth(LONGEST).is_some() {
            return Vec::new();
        }
        let is_near = |key: &TermKey| {
            let has_first = key.base().chars().next() == letters.chars().next();
            let allowed = if edits < 2 || has_first { edits } else { edits - 1 };
            // Words in other letters are no misspellings of one in Latin letters.
            let may_be = !key.is_part() && (!letters.is_ascii() || key.base().is_ascii());
            may_be && strsim::osa_distance(&fold(key.exact()), &letters) <= usize::from(allowed)
        };
        self.between("", &char::MAX.to_string(), is_near)
    }
}

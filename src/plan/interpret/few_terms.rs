//! An index of a few words, for tests.

use timra_language::{StemmerOnly, TermKey, Translation, key_in};

use crate::{TermDictionary, Variant};

/// The words of an index, each with the number of sections that have it. No two words are side by side in a section.
pub(crate) struct FewTerms<'t>(pub &'t [(&'t str, u64)]);

impl FewTerms<'_> {
    fn all(&self) -> impl Iterator<Item = Variant> + '_ {
        self.0.iter().map(|(word, count)| Variant { key: key_in(None, word), count: *count })
    }
}

impl TermDictionary for FewTerms<'_> {
    fn sections(&self) -> usize {
        100
    }

    fn stemmers(&self) -> &[&'static StemmerOnly] {
        &[]
    }

    fn languages(&self) -> &[(String, u64)] {
        &[]
    }

    fn count_by_language(&self, _term: &TermKey) -> Vec<u64> {
        Vec::new()
    }

    fn learned(&self, _language: &str, _words: &str) -> &[Translation] {
        &[]
    }

    fn variants(&self, base: &str) -> Vec<Variant> {
        self.all().filter(|term| term.key.base() == base).collect()
    }

    fn parts(&self, _base: &str) -> Vec<Variant> {
        Vec::new()
    }

    fn pair_count(&self, _pair: &TermKey) -> u64 {
        0
    }

    fn phrase_count(&self, _words: &[TermKey], _step: u32) -> u64 {
        0
    }

    fn most_frequent(&self, lead: &str, wanted: &dyn Fn(&str) -> bool, most: usize) -> Vec<Variant> {
        let begins = |term: &Variant| term.key.as_str().starts_with(lead) && wanted(term.key.exact());
        let mut found: Vec<Variant> = self.all().filter(begins).collect();
        found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
        found.truncate(most);
        found
    }

    fn fuzzy(&self, word: &str, edits: u8) -> Vec<Variant> {
        let is_near = |term: &Variant| strsim::osa_distance(word, term.key.exact()) <= usize::from(edits);
        self.all().filter(is_near).collect()
    }
}

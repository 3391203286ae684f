//! What the maker of a plan asks, answered from the sidecar of an index in a cluster.

use timra_language::{StemmerOnly, TermKey, Translation};
use timra_plan::{TermDictionary, Variant};
use timra_rank::Index;

use super::cluster_index::ClusterIndex;
use super::wanted::{RunKind, WordRun};

impl TermDictionary for ClusterIndex<'_> {
    fn sections(&self) -> usize {
        Index::sections(self)
    }

    fn stemmers(&self) -> &[&'static StemmerOnly] {
        &self.sidecar.stemmers
    }

    fn languages(&self) -> &[(String, u64)] {
        &self.sidecar.languages
    }

    fn count_by_language(&self, term: &TermKey) -> Vec<u64> {
        let terms = if term.is_any() { Vec::new() } else { self.terms_of(term) };
        let mut counts = vec![0; self.sidecar.languages.len()];
        for term in terms {
            match self.gathered.by_language.get(&term) {
                Some(known) => {
                    for ((language, _), count) in self.sidecar.languages.iter().zip(&mut counts) {
                        *count += known.get(language).copied().unwrap_or_default();
                    }
                }
                None => drop(self.wanted.borrow_mut().by_language.insert(term)),
            }
        }
        counts
    }

    fn learned(&self, language: &str, words: &str) -> &[Translation] {
        self.sidecar.lexicon.translations(language, words)
    }

    fn variants(&self, base: &str) -> Vec<Variant> {
        let words = &self.sidecar.words;
        words.of_base(base, false).filter_map(|term| words.variant(term)).collect()
    }

    fn parts(&self, base: &str) -> Vec<Variant> {
        let words = &self.sidecar.words;
        words.of_base(base, true).filter_map(|term| words.variant(term)).collect()
    }

    fn pair_count(&self, pair: &TermKey) -> u64 {
        if !pair.is_joined() {
            return 0;
        }
        let pairs = &self.sidecar.pairs;
        self.pairs_of(pair).into_iter().map(|pair| u64::from(pairs.counts(pair as usize)[0])).sum()
    }

    fn phrase_count(&self, words: &[TermKey], step: u32) -> u64 {
        let words = words.iter().map(|word| self.terms_of(word)).collect();
        let run = WordRun { words, kind: RunKind::Words(step) };
        match self.gathered.count(&run) {
            Some(counts) => counts.zones.iter().sum(),
            None => {
                self.wanted.borrow_mut().counts.insert(run);
                0
            }
        }
    }

    fn most_frequent(&self, lead: &str, wanted: &dyn Fn(&str) -> bool, most: usize) -> Vec<Variant> {
        self.sidecar.words.most_frequent(lead, wanted, most)
    }

    fn fuzzy(&self, word: &str, edits: u8) -> Vec<Variant> {
        self.sidecar.near(word, edits)
    }
}

//! What the maker of a plan asks, answered from the dictionary of a bundle.

use std::collections::BTreeSet;

use timra_language::{StemmerOnly, TermKey, Translation, language_code};
use timra_plan::{TermDictionary, Variant};
use timra_rank::{Attributes, Index, Postings};

use super::Result;
use super::bundle_index::BundleIndex;
use super::learned::{decode, shard};

impl TermDictionary for BundleIndex<'_> {
    fn sections(&self) -> usize {
        Index::sections(self)
    }

    fn stemmers(&self) -> &[&'static StemmerOnly] {
        &self.loaded.stemmers
    }

    fn languages(&self) -> &[(String, u64)] {
        &self.loaded.core.languages
    }

    fn count_by_language(&self, term: &TermKey) -> Vec<u64> {
        self.or_nothing(self.sections_by_language(term))
    }

    fn learned(&self, language: &str, words: &str) -> &[Translation] {
        let (names, learned) = (&self.loaded.core.learned, &self.loaded.learned);
        let at = shard(language, words, names.len());
        let (Some(&name), Some(known)) = (names.get(at), learned.get(at)) else { return &[] };
        let Some(piece) = self.piece(name) else { return &[] };
        let known = match known.get() {
            Some(known) => known,
            None => {
                let read = self.or_nothing(decode(piece));
                known.get_or_init(|| read)
            }
        };
        known.get(&(language.to_owned(), words.to_owned())).map_or(&[], Vec::as_slice)
    }

    fn variants(&self, base: &str) -> Vec<Variant> {
        let words = &self.loaded.core.words;
        words.of_base(base, false).filter_map(|term| words.variant(term)).collect()
    }

    fn parts(&self, base: &str) -> Vec<Variant> {
        let words = &self.loaded.core.words;
        words.of_base(base, true).filter_map(|term| words.variant(term)).collect()
    }

    fn pair_count(&self, pair: &TermKey) -> u64 {
        if !pair.is_joined() {
            return 0;
        }
        self.or_nothing(self.for_each_of_pair(pair, |_| ())) as u64
    }

    fn phrase_count(&self, words: &[TermKey], step: u32) -> u64 {
        let words: Vec<&TermKey> = words.iter().collect();
        let mut count = 0;
        self.or_nothing(self.for_each_of_phrase(&words, step, |_| true, |_, _| count += 1));
        count
    }

    fn most_frequent(&self, lead: &str, wanted: &dyn Fn(&str) -> bool, most: usize) -> Vec<Variant> {
        self.loaded.core.words.most_frequent(lead, wanted, most)
    }

    fn fuzzy(&self, word: &str, edits: u8) -> Vec<Variant> {
        self.loaded.core.words.near(word, edits)
    }
}

impl BundleIndex<'_> {
    /// Number of sections of each language that have a term.
    fn sections_by_language(&self, term: &TermKey) -> Result<Vec<u64>> {
        let (core, mut sections) = (&self.loaded.core, BTreeSet::new());
        let terms = if term.is_any() { 0..0 } else { core.words.of_key(term) };
        for term in terms {
            for list in self.lists(term)?.into_iter().flatten() {
                sections.extend(list.occurrences(&core.slots)?.into_iter().map(|(section, _)| section));
            }
        }
        let names = Attributes::languages(self)?;
        let codes: Vec<String> = sections
            .into_iter()
            .map(|section| language_code(names.name(section).unwrap_or_default()))
            .collect();
        let count = |(code, _): &(String, u64)| codes.iter().filter(|other| *other == code).count() as u64;
        Ok(core.languages.iter().map(count).collect())
    }
}

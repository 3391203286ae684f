//! The words an index knows.

use std::collections::BTreeMap;

use tantivy::Searcher;
use tantivy::schema::Field;

use super::Source;
use super::near::Near;
use crate::index::{Fields, SiteLexicon};
use crate::language::{Language, TermKey, Translation, fold};

/// A term of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its key.
    pub key: TermKey,
    /// In how many sections it stands, counted once for each zone.
    pub count: u64,
}

/// The term dictionaries of an index, seen as one.
pub struct Vocabulary<'i> {
    searcher: &'i Searcher,
    fields: &'i Fields,
    lexicon: &'i SiteLexicon,
}

impl<'i> Vocabulary<'i> {
    /// The vocabulary of an index.
    pub fn new(searcher: &'i Searcher, fields: &'i Fields, lexicon: &'i SiteLexicon) -> Self {
        Self { searcher, fields, lexicon }
    }

    /// What words of a language are in others, by timra's lexicon and the site's own.
    pub fn translations(&self, language: &dyn Language, words: &str) -> Vec<Translation> {
        let mut translations = language.translations(words);
        for learned in self.lexicon.translations(language.code(), words) {
            match translations
                .iter_mut()
                .find(|known| known.lang == learned.lang && known.words == learned.words)
            {
                Some(known) => known.probability = known.probability.max(learned.probability),
                None => translations.push(learned.clone()),
            }
        }
        translations
    }

    /// Every term whose base is `base`, in the order of their exact forms.
    pub fn variants(&self, source: Source, base: &str) -> Vec<Variant> {
        let (from, to) = TermKey::any(base).range();
        let mut counts: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
        for &field in self.fields_of(source) {
            for segment in self.searcher.segment_readers() {
                let Ok(index) = segment.inverted_index(field) else { continue };
                let Ok(mut terms) = index.terms().range().ge(&from).lt(&to).into_stream() else { continue };
                while let Some((key, info)) = terms.next() {
                    match counts.get_mut(key) {
                        Some(count) => *count += u64::from(info.doc_freq),
                        None => {
                            counts.insert(key.to_owned(), u64::from(info.doc_freq));
                        }
                    }
                }
            }
        }
        counts
            .into_iter()
            .filter_map(|(key, count)| Some(Variant { key: TermKey::parse(&key)?, count }))
            .collect()
    }

    /// The terms whose exact form, without marks, is within `slips` of that of `key`; a swap of neighbours is one slip.
    pub fn near(&self, key: &TermKey, slips: u8) -> Vec<Variant> {
        let automaton = Near::new(&fold(key.exact()), slips);
        let mut counts: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
        for &field in &self.fields.zones {
            for segment in self.searcher.segment_readers() {
                let Ok(index) = segment.inverted_index(field) else { continue };
                let Ok(mut terms) = index.terms().search(&automaton).into_stream() else { continue };
                while let Some((key, info)) = terms.next() {
                    *counts.entry(key.to_owned()).or_default() += u64::from(info.doc_freq);
                }
            }
        }
        counts
            .into_iter()
            .filter_map(|(key, count)| Some(Variant { key: TermKey::parse(&key)?, count }))
            .collect()
    }

    fn fields_of(&self, source: Source) -> &[Field] {
        match source {
            Source::Words | Source::Phrase => &self.fields.zones,
            Source::Pairs | Source::Run => std::slice::from_ref(&self.fields.pairs),
        }
    }
}

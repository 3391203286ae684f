//! The words an index knows.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use tantivy::schema::Field;
use tantivy::termdict::TermStreamer;
use tantivy::{InvertedIndexReader, Searcher};
use tantivy_fst::Automaton;

use super::Source;
use super::near::Near;
use crate::index::{Fields, OpenIndex, SiteLexicon};
use crate::language::{General, Language, Script, TermKey, Translation, fold};

/// Bytes at the beginning of a word that its stem shares.
const STABLE: usize = 3;

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
    generals: &'i [&'static General],
}

impl<'i> Vocabulary<'i> {
    /// The vocabulary of an index.
    pub fn new(index: &'i OpenIndex) -> Self {
        let OpenIndex { searcher, fields, lexicon, generals, .. } = index;
        Self { searcher, fields, lexicon, generals }
    }

    /// The languages of its sections that have only a stemmer.
    pub fn generals(&self) -> impl Iterator<Item = &'static General> {
        self.generals.iter().copied()
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
        let mut counts = Counts::default();
        for index in self.indexes(self.fields_of(source)) {
            counts.add(index.terms().range().ge(&from).lt(&to).into_stream());
        }
        counts.variants()
    }

    /// The terms whose exact form begins with `letters` when its marks are left out; `base` is what a word of these
    /// letters has for a base.
    pub fn beginning(&self, letters: &str, base: &str) -> Vec<Variant> {
        // A stem may end otherwise than the word, so only its first letters lead there; where a letter has more than one
        // form, it is another one.
        let has_forms = letters.chars().next().is_some_and(|c| Script::of(c).is_some());
        let lead = if has_forms { base } else { letters };
        let first = lead.chars().next().map_or(0, char::len_utf8);
        let stem = &lead[..lead.floor_char_boundary(STABLE.max(first))];
        let mut behind = stem.as_bytes().to_vec();
        behind.push(u8::MAX);
        let mut counts = Counts::default();
        for index in self.indexes(&self.fields.zones) {
            counts.add(index.terms().range().ge(stem).lt(&behind).into_stream());
        }
        let mut found = counts.variants();
        found.retain(|variant| fold(variant.key.exact()).starts_with(letters));
        found
    }

    /// The terms whose exact form, without marks, is within `slips` of that of `key`; a swap of neighbours is one slip.
    pub fn near(&self, key: &TermKey, slips: u8) -> Vec<Variant> {
        let automaton = Near::new(&fold(key.exact()), slips);
        let mut counts = Counts::default();
        for index in self.indexes(&self.fields.zones) {
            counts.add(index.terms().search(&automaton).into_stream());
        }
        counts.variants()
    }

    /// The inverted indexes of these fields in every segment.
    fn indexes(&self, fields: &[Field]) -> impl Iterator<Item = Arc<InvertedIndexReader>> {
        let segments = |&field| self.searcher.segment_readers().iter().map(move |segment| (segment, field));
        fields.iter().flat_map(segments).filter_map(|(segment, field)| segment.inverted_index(field).ok())
    }

    fn fields_of(&self, source: Source) -> &[Field] {
        match source {
            Source::Words | Source::Phrase => &self.fields.zones,
            Source::Pairs | Source::Run => std::slice::from_ref(&self.fields.pairs),
        }
    }
}

/// In how many sections each term stands, added up over dictionaries.
#[derive(Default)]
struct Counts(BTreeMap<Vec<u8>, u64>);

impl Counts {
    /// Adds the terms that a search of one dictionary finds.
    fn add<A: Automaton>(&mut self, found: io::Result<TermStreamer<'_, A>>)
    where
        A::State: Clone,
    {
        let Ok(mut terms) = found else { return };
        while let Some((key, info)) = terms.next() {
            match self.0.get_mut(key) {
                Some(count) => *count += u64::from(info.doc_freq),
                None => {
                    self.0.insert(key.to_owned(), u64::from(info.doc_freq));
                }
            }
        }
    }

    fn variants(self) -> Vec<Variant> {
        let variant = |(key, count): (Vec<u8>, u64)| Some(Variant { key: TermKey::parse(&key)?, count });
        self.0.into_iter().filter_map(variant).collect()
    }
}

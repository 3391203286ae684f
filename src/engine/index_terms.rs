//! The questions of the maker of a plan, answered from the dictionaries of an index.

use tantivy::InvertedIndexReader;
use timra_format::Numbers;
use timra_language::{StemmerOnly, TermKey, Translation, fold};
use timra_plan::{TermDictionary, Variant};

use super::dictionaries::TermDictionaries;
use super::fuzzy_automaton::FuzzyAutomaton;
use super::fuzzy_matches::FuzzyMatches;
use super::term::Term;
use super::term_counts::TermCounts;

/// Cost of making an automaton for each byte of its word, in postings that could be read meanwhile; with letters of two
/// bytes.
const AUTOMATON: u32 = 1 << 14;

/// Number of letters of the longest word that fuzzy matches are looked for. Longer ones are rarely words, and their
/// automata take tens of milliseconds.
const LONGEST: usize = 40;

/// The term dictionaries of all segments, as one.
pub(crate) struct IndexTerms<'i> {
    dictionaries: &'i TermDictionaries<'i>,
    fuzzy_matches: &'i FuzzyMatches,
}

impl<'i> IndexTerms<'i> {
    /// The terms of an index. `fuzzy_matches` are known already.
    pub(crate) fn new(dictionaries: &'i TermDictionaries<'i>, fuzzy_matches: &'i FuzzyMatches) -> Self {
        Self { dictionaries, fuzzy_matches }
    }

    fn find_fuzzy(&self, word: &str, edits: u8) -> tantivy::Result<Vec<Variant>> {
        let mut counts = TermCounts::new(&self.dictionaries.budget);
        let is_long = word.chars().nth(LONGEST).is_some();
        if is_long || !counts.budget.allows(AUTOMATON * word.len() as u32) {
            return Ok(Vec::new());
        }
        let near = FuzzyAutomaton::new(word, edits);
        if edits < 2 {
            self.each_dictionary(|index, numbers| {
                counts.add(index, numbers, index.terms().search(&near).into_stream()?);
                Ok(())
            })?;
            return counts.variants();
        }
        let nearer = FuzzyAutomaton::new(word, edits - 1);
        let first = word.chars().next().map_or("", |c| &word[..c.len_utf8()]);
        let behind = [first.as_bytes(), &[u8::MAX]].concat();
        self.each_dictionary(|index, numbers| {
            let terms = index.terms();
            counts.add(index, numbers, terms.search(&nearer).lt(first).into_stream()?);
            counts.add(index, numbers, terms.search(&near).ge(first).lt(&behind).into_stream()?);
            counts.add(index, numbers, terms.search(&nearer).ge(&behind).into_stream()?);
            Ok(())
        })?;
        counts.variants()
    }

    /// Calls `each` with the inverted index of every zone in every segment, until it fails.
    fn each_dictionary(
        &self,
        mut each: impl FnMut(&'i InvertedIndexReader, Numbers<'i>) -> tantivy::Result<()>,
    ) -> tantivy::Result<()> {
        let mut lists = self
            .dictionaries
            .words()
            .flat_map(|(lists, numbers)| lists.iter().map(move |list| (&*list.index, numbers)));
        lists.try_for_each(|(index, numbers)| each(index, numbers))
    }
}

impl TermDictionary for IndexTerms<'_> {
    fn sections(&self) -> usize {
        self.dictionaries.index().sections.len()
    }

    fn stemmers(&self) -> &[&'static StemmerOnly] {
        &self.dictionaries.index().stemmers
    }

    fn languages(&self) -> &[(String, u64)] {
        self.dictionaries.index().languages()
    }

    fn count_by_language(&self, term: &TermKey) -> Vec<u64> {
        self.dictionaries.or_nothing(self.dictionaries.count_by_language(term))
    }

    fn learned(&self, language: &str, words: &str) -> &[Translation] {
        self.dictionaries.index().lexicon.translations(language, words)
    }

    fn variants(&self, base: &str) -> Vec<Variant> {
        let terms = self.dictionaries.of_base(base).map(|terms| terms.iter().map(Term::variant).collect());
        self.dictionaries.or_nothing(terms)
    }

    fn parts(&self, base: &str) -> Vec<Variant> {
        let terms =
            self.dictionaries.parts_of_base(base).map(|terms| terms.iter().map(Term::variant).collect());
        self.dictionaries.or_nothing(terms)
    }

    fn pair_count(&self, pair: &TermKey) -> u64 {
        self.dictionaries.or_nothing(self.dictionaries.pair_count(pair))
    }

    fn phrase_count(&self, words: &[TermKey], step: u32) -> u64 {
        let mut count = 0;
        let read = self.dictionaries.of_phrase(words.iter(), step, |_| true, |_, _, _, _| count += 1);
        self.dictionaries.or_nothing(read);
        count
    }

    fn most_frequent(&self, lead: &str, wanted: &dyn Fn(&str) -> bool, most: usize) -> Vec<Variant> {
        let mut behind = lead.as_bytes().to_vec();
        behind.push(u8::MAX);
        let mut counts = TermCounts::new(&self.dictionaries.budget);
        let read = self.each_dictionary(|index, numbers| {
            counts.add(index, numbers, index.terms().range().ge(lead).lt(&behind).into_stream()?);
            Ok(())
        });
        self.dictionaries.or_nothing(read.and_then(|()| counts.most_frequent(wanted, most)))
    }

    fn fuzzy(&self, word: &str, edits: u8) -> Vec<Variant> {
        let budget = &self.dictionaries.budget;
        let find = || self.find_fuzzy(&fold(word), edits);
        self.dictionaries.or_nothing(self.fuzzy_matches.of(word, edits, find, || !budget.is_spent()))
    }
}

//! The questions of the maker of a plan, answered from the dictionaries of an index.

use std::ops::Range;

use tantivy::InvertedIndexReader;
use tantivy::termdict::TermStreamer;
use tantivy_fst::Automaton;
use timra_format::Numbers;
use timra_language::{SEPARATOR, StemmerOnly, TermKey, Translation, fold};
use timra_plan::{TermDictionary, Variant};
use timra_rank::Budget;

use super::dictionaries::{Term, TermDictionaries};
use super::fuzzy_automaton::FuzzyAutomaton;
use super::fuzzy_matches::FuzzyMatches;

/// Cost of passing a term of a dictionary, in postings that could be read meanwhile.
const TERM: u32 = 8;

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
                counts.add(index, numbers, index.terms().search(&near).into_stream()?)
            })?;
            return Ok(counts.variants());
        }
        let nearer = FuzzyAutomaton::new(word, edits - 1);
        let first = word.chars().next().map_or("", |c| &word[..c.len_utf8()]);
        let behind = [first.as_bytes(), &[u8::MAX]].concat();
        self.each_dictionary(|index, numbers| {
            let terms = index.terms();
            counts.add(index, numbers, terms.search(&nearer).lt(first).into_stream()?)?;
            counts.add(index, numbers, terms.search(&near).ge(first).lt(&behind).into_stream()?)?;
            counts.add(index, numbers, terms.search(&nearer).ge(&behind).into_stream()?)
        })?;
        Ok(counts.variants())
    }

    /// Calls `each` with the inverted index of every zone in every segment, until it fails.
    fn each_dictionary(
        &self,
        mut each: impl FnMut(&InvertedIndexReader, Numbers) -> tantivy::Result<()>,
    ) -> tantivy::Result<()> {
        let mut lists = self
            .dictionaries
            .words()
            .flat_map(|(lists, numbers)| lists.iter().map(move |list| (&list.index, numbers)));
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
            counts.add(index, numbers, index.terms().range().ge(lead).lt(&behind).into_stream()?)
        });
        self.dictionaries.or_nothing(read);
        counts.most_frequent(wanted, most)
    }

    fn fuzzy(&self, word: &str, edits: u8) -> Vec<Variant> {
        let budget = &self.dictionaries.budget;
        let find = || self.find_fuzzy(&fold(word), edits);
        self.dictionaries.or_nothing(self.fuzzy_matches.of(word, edits, find, || !budget.is_spent()))
    }
}

/// The term of a key of a dictionary.
fn variant((key, count): (&str, u64)) -> Option<Variant> {
    Some(Variant { key: TermKey::parse(key.as_bytes())?, count })
}

/// Number of sections of each term, added up over dictionaries. The terms are sorted, as in the dictionaries: two
/// letters of a large index begin thousands of terms.
struct TermCounts<'b> {
    budget: &'b Budget<'b>,
    /// The keys of all terms, in the order in which they were met.
    keys: Vec<u8>,
    /// The range of the key of each term, and the number of its sections, in the order of the keys.
    terms: Vec<(Range<usize>, u64)>,
}

impl<'b> TermCounts<'b> {
    fn new(budget: &'b Budget<'b>) -> Self {
        Self { budget, keys: Vec::new(), terms: Vec::new() }
    }

    /// Adds the terms that a search of one dictionary finds.
    fn add<A: Automaton>(
        &mut self,
        index: &InvertedIndexReader,
        numbers: Numbers,
        mut found: TermStreamer<'_, A>,
    ) -> tantivy::Result<()>
    where
        A::State: Clone,
    {
        let mut known = std::mem::take(&mut self.terms).into_iter().peekable();
        while let Some((key, info)) = found.next() {
            if !self.budget.allows(TERM) {
                break;
            }
            while let Some(before) = known.next_if(|(at, _)| self.keys[at.clone()] < *key) {
                self.terms.push(before);
            }
            // A term that only replaced sections have is none.
            let count = u64::from(numbers.count(index, info)?);
            match known.next_if(|(at, _)| self.keys[at.clone()] == *key) {
                Some((at, sum)) => self.terms.push((at, sum + count)),
                None if count > 0 => {
                    let start = self.keys.len();
                    self.keys.extend_from_slice(key);
                    self.terms.push((start..self.keys.len(), count));
                }
                None => {}
            }
        }
        self.terms.extend(known);
        Ok(())
    }

    fn variants(self) -> Vec<Variant> {
        self.terms().filter_map(variant).collect()
    }

    /// The most frequent terms, at most `most`, whose exact form is `wanted`.
    fn most_frequent(self, wanted: impl Fn(&str) -> bool, most: usize) -> Vec<Variant> {
        let is_wanted = |key: &str| key.split_once(SEPARATOR).is_some_and(|(_, exact)| wanted(exact));
        let mut terms: Vec<_> = self.terms().filter(|(key, _)| is_wanted(key)).collect();
        let order = |a: &(&str, u64), b: &(&str, u64)| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0));
        if terms.len() > most {
            terms.select_nth_unstable_by(most, order);
            terms.truncate(most);
        }
        terms.sort_unstable_by(order);
        terms.into_iter().filter_map(variant).collect()
    }

    /// All keys with their counts, in order.
    fn terms(&self) -> impl Iterator<Item = (&str, u64)> {
        let terms = self.terms.iter().map(|(at, count)| (&self.keys[at.clone()], *count));
        terms.filter_map(|(key, count)| Some((std::str::from_utf8(key).ok()?, count)))
    }
}

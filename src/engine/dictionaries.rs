//! The dictionaries of an index, as one query sees them.

use std::cell::RefCell;
use std::ops::{Deref, Range};
use std::sync::Arc;

use foldhash::HashMap;
use tantivy::postings::TermInfo;
use tantivy::{DocAddress, DocId, TantivyError};
use timra_format::{Numbers, OpenIndex, PairKey};
use timra_language::{TermKey, Zone};
use timra_rank::Budget;

use super::inverted::{Inverted, List, PAIRS, TermPostings};
use super::known_terms::{AskedPair, KnownTerms};
use super::phrase::phrase;
use super::short_lists::ShortLists;
use super::term::Term;

/// The terms of a key, in the order of their exact forms.
pub(crate) struct KeyTerms {
    /// All terms with one base form.
    terms: Arc<[Term]>,
    range: Range<usize>,
}

impl Deref for KeyTerms {
    type Target = [Term];

    fn deref(&self) -> &[Term] {
        &self.terms[self.range.clone()]
    }
}

/// Number of parts of identifiers among the terms of one base form; they come first.
fn parts_among(terms: &[Term]) -> usize {
    terms.partition_point(|term| term.key.is_part())
}

/// What looking a term up takes, in postings that could be read meanwhile.
const LOOK_UP: u32 = 64;

/// The dictionaries of an index, as one query sees them: what it has looked up is kept. Once the budget of the query is
/// spent, what was not looked up counts as missing.
pub(crate) struct TermDictionaries<'i> {
    /// The budget of the query.
    pub budget: Budget<'i>,
    /// What unpacks the short lists of the query.
    pub short_lists: ShortLists,
    index: &'i OpenIndex,
    inverted: &'i Inverted,
    known: &'i KnownTerms,
    words: RefCell<HashMap<String, Arc<[Term]>>>,
    pairs: RefCell<HashMap<AskedPair, Arc<[TermPostings]>>>,
    unreadable: RefCell<Option<TantivyError>>,
}

impl<'i> TermDictionaries<'i> {
    /// The dictionaries of `index` for one query with this `budget`. Some of it is `known` from queries before.
    pub(crate) fn new(
        index: &'i OpenIndex,
        inverted: &'i Inverted,
        known: &'i KnownTerms,
        budget: Budget<'i>,
    ) -> Self {
        Self {
            budget,
            short_lists: ShortLists::default(),
            index,
            inverted,
            known,
            words: RefCell::default(),
            pairs: RefCell::default(),
            unreadable: RefCell::default(),
        }
    }

    /// The value that was found. If it could not be read, the default, and [`Self::unreadable`] has the error.
    pub(crate) fn or_nothing<T: Default>(&self, found: tantivy::Result<T>) -> T {
        found.unwrap_or_else(|error| {
            self.unreadable.borrow_mut().get_or_insert(error);
            T::default()
        })
    }

    /// The first error that [`Self::or_nothing`] was given.
    pub(crate) fn unreadable(&self) -> Option<TantivyError> {
        self.unreadable.take()
    }

    /// The index.
    pub(crate) fn index(&self) -> &'i OpenIndex {
        self.index
    }

    /// The list of a posting, and the section numbers of its segment.
    pub(crate) fn list(&self, posting: &TermPostings) -> (&'i List, Numbers<'i>) {
        (&self.inverted.0[posting.segment][posting.list], self.index.sections.numbers(posting.segment))
    }

    /// The list with this index in the segment of a document.
    pub(crate) fn list_of(&self, address: DocAddress, list: usize) -> &'i List {
        &self.inverted.0[address.segment_ord as usize][list]
    }

    /// The lists of words of each segment, with its section numbers.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&'i [List], Numbers<'i>)> {
        let (inverted, sections) = (self.inverted, &self.index.sections);
        (0..).zip(&inverted.0).map(|(at, lists)| (&lists[..PAIRS], sections.numbers(at)))
    }

    /// The words with the base form `base`, in the order of their exact forms, without parts of identifiers.
    pub(crate) fn of_base(&self, base: &str) -> tantivy::Result<KeyTerms> {
        let terms = self.all_of_base(base)?;
        let parts = parts_among(&terms);
        Ok(KeyTerms { range: parts..terms.len(), terms })
    }

    /// The parts of identifiers with the base form `base`, in the order of their exact forms.
    pub(crate) fn parts_of_base(&self, base: &str) -> tantivy::Result<KeyTerms> {
        let terms = self.all_of_base(base)?;
        Ok(KeyTerms { range: 0..parts_among(&terms), terms })
    }

    /// The terms with the base form `base`, in order: parts of identifiers come before words.
    fn all_of_base(&self, base: &str) -> tantivy::Result<Arc<[Term]>> {
        if let Some(known) = self.words.borrow().get(base) {
            return Ok(Arc::clone(known));
        }
        let terms = match self.known.words.get(base) {
            Some(known) => known,
            None if !self.budget.allows(LOOK_UP) => return Ok(Arc::default()),
            None => {
                let found = self.look_up(base)?;
                self.known.words.put(base.to_owned(), &found);
                found
            }
        };
        self.words.borrow_mut().insert(base.to_owned(), Arc::clone(&terms));
        Ok(terms)
    }

    fn look_up(&self, base: &str) -> tantivy::Result<Arc<[Term]>> {
        let (from, to) = TermKey::any(base).range();
        let mut found: Vec<(TermKey, TermPostings)> = Vec::new();
        for (segment, (lists, numbers)) in self.words().enumerate() {
            for (list, of_list) in lists.iter().enumerate() {
                let mut terms = of_list.index.terms().range().ge(&from).lt(&to).into_stream()?;
                while let Some((key, info)) = terms.next() {
                    // A term that only replaced sections have is none.
                    let count = numbers.count(&of_list.index, info)?;
                    if let Some(key) = TermKey::parse(key).filter(|_| count > 0) {
                        found.push((key, TermPostings { segment, list, info: info.clone(), count }));
                    }
                }
            }
        }
        found.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        let mut terms: Vec<Term> = Vec::new();
        for (key, posting) in found {
            let count = u64::from(posting.count);
            match terms.last_mut().filter(|term| term.key == key) {
                Some(term) => {
                    term.count += count;
                    term.postings.push(posting);
                }
                None => terms.push(Term { key, count, postings: vec![posting] }),
            }
        }
        Ok(terms.into())
    }

    /// Number of sections that have a word with this base form in `zone`, counted once for each spelling.
    pub(crate) fn count_in(&self, zone: Zone, base: &str) -> tantivy::Result<u64> {
        let known = self.words.borrow().get(base).cloned().or_else(|| self.known.words.get(base));
        if let Some(known) = known {
            let words = known[parts_among(&known)..].iter().flat_map(|term| &term.postings);
            let here = words.filter(|postings| postings.list == zone as usize);
            return Ok(here.map(|postings| u64::from(postings.count)).sum());
        }
        if !self.budget.allows(LOOK_UP) {
            return Ok(0);
        }
        let (from, to) = TermKey::any(base).range();
        let mut sum = 0;
        for (lists, numbers) in self.words() {
            let index = &lists[zone as usize].index;
            let mut terms = index.terms().range().ge(&from).lt(&to).into_stream()?;
            while let Some((key, info)) = terms.next() {
                if TermKey::parse(key).is_some_and(|key| !key.is_part()) {
                    sum += u64::from(numbers.count(index, info)?);
                }
            }
        }
        Ok(sum)
    }

    /// In how many sections of each language a term stands, as [`OpenIndex::count_by_language`] tells.
    pub(crate) fn count_by_language(&self, term: &TermKey) -> tantivy::Result<Vec<u64>> {
        if self.budget.allows(LOOK_UP) { self.index.count_by_language(term) } else { Ok(Vec::new()) }
    }

    /// The terms of a key.
    pub(crate) fn of_key(&self, key: &TermKey) -> tantivy::Result<KeyTerms> {
        let terms = self.all_of_base(key.base())?;
        let range = match terms.binary_search_by(|term| term.key.cmp(key)) {
            _ if key.is_any() => parts_among(&terms)..terms.len(),
            Ok(at) => at..at + 1,
            Err(_) => 0..0,
        };
        Ok(KeyTerms { terms, range })
    }

    /// The postings of a pair; if it stands for any spelling, of all spellings.
    pub(crate) fn of_pair(&self, pair: &TermKey) -> tantivy::Result<Arc<[TermPostings]>> {
        let asked = (PairKey::new(pair), pair.is_any());
        if let Some(known) = self.pairs.borrow().get(&asked) {
            return Ok(Arc::clone(known));
        }
        let postings = match self.known.pairs.get(&asked) {
            Some(known) => known,
            None if !self.budget.allows(LOOK_UP) => return Ok(Arc::default()),
            None => {
                let found = self.look_up_pair(&asked)?;
                self.known.pairs.put(asked.clone(), &found);
                found
            }
        };
        self.pairs.borrow_mut().insert(asked, Arc::clone(&postings));
        Ok(postings)
    }

    fn look_up_pair(&self, (key, is_any): &AskedPair) -> tantivy::Result<Arc<[TermPostings]>> {
        let mut found = Vec::new();
        for (segment, lists) in self.inverted.0.iter().enumerate() {
            let (index, numbers) = (&lists[PAIRS].index, self.index.sections.numbers(segment));
            let terms = index.terms();
            let posting = |info: TermInfo| -> tantivy::Result<TermPostings> {
                let count = numbers.count(index, &info)?;
                Ok(TermPostings { segment, list: PAIRS, info, count })
            };
            if *is_any {
                let (from, to) = key.range();
                let mut terms = terms.range().ge(from).lt(&to).into_stream()?;
                while let Some((_, info)) = terms.next() {
                    found.push(posting(info.clone())?);
                }
            } else {
                found.extend(terms.get(key.as_str())?.map(posting).transpose()?);
            }
        }
        Ok(found.into())
    }

    /// Number of sections that have a pair; if it stands for any spelling, with all spellings. 0 for a pair that is not
    /// indexed: another pair may have its key ([`PairKey`]).
    pub(crate) fn pair_count(&self, pair: &TermKey) -> tantivy::Result<u64> {
        if !pair.is_joined() {
            return Ok(0);
        }
        Ok(self.of_pair(pair)?.iter().map(|posting| u64::from(posting.count)).sum())
    }

    /// Calls `each` for every document in which each word of a phrase is `step` positions after the word before, in a
    /// list that is `wanted`: with the index of the list and the list, the document, its section, and how often.
    pub(crate) fn of_phrase<'k>(
        &self,
        keys: impl Iterator<Item = &'k TermKey>,
        step: u32,
        wanted: impl Fn(usize) -> bool,
        mut each: impl FnMut((usize, &List), DocId, u32, u32),
    ) -> tantivy::Result<()> {
        let words: Vec<KeyTerms> = keys.map(|key| self.of_key(key)).collect::<tantivy::Result<_>>()?;
        for (segment, (lists, numbers)) in self.words().enumerate() {
            for (at, list) in lists.iter().enumerate().filter(|(at, _)| wanted(*at)) {
                let is_here = |posting: &&TermPostings| posting.segment == segment && posting.list == at;
                let postings = |word| <[Term]>::iter(word).flat_map(|term| &term.postings).filter(is_here);
                let words: Vec<Vec<&TermPostings>> =
                    words.iter().map(|word| postings(word).collect()).collect();
                phrase(list, &words, step, &self.budget, |doc, count| {
                    if let Some(section) = numbers.of(doc) {
                        each((at, list), doc, section, count);
                    }
                })?;
            }
        }
        Ok(())
    }
}

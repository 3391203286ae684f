//! Counts of the terms that a search of the dictionaries finds.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use tantivy::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::termdict::TermStreamer;
use tantivy_fst::Automaton;
use timra_format::Numbers;
use timra_language::{SEPARATOR, TermKey};
use timra_plan::Variant;
use timra_rank::Budget;

/// Cost of passing a term of a dictionary, in postings that could be read meanwhile.
const TERM: u32 = 8;

/// Number of sections of each term, added up over dictionaries. The terms are sorted, as in the dictionaries: two
/// letters of a large index begin thousands of terms.
pub(crate) struct TermCounts<'i> {
    pub(super) budget: &'i Budget<'i>,
    /// The keys of all terms, in the order in which they were met.
    keys: Vec<u8>,
    /// The range of the key of each term, and the number of its documents, in the order of the keys.
    terms: Vec<(Range<usize>, u64)>,
    /// Postings that may be of documents that were replaced, with where the key of their term begins. They are counted only
    /// for terms that are asked for.
    doubtful: Vec<(usize, Doubtful<'i>)>,
}

/// Postings of a term in a segment of which documents were replaced.
struct Doubtful<'i> {
    index: &'i InvertedIndexReader,
    numbers: Numbers<'i>,
    info: TermInfo,
}

impl<'i> TermCounts<'i> {
    /// Counts of no term yet.
    pub(crate) fn new(budget: &'i Budget<'i>) -> Self {
        Self { budget, keys: Vec::new(), terms: Vec::new(), doubtful: Vec::new() }
    }

    /// Adds the terms that a search of one dictionary finds.
    pub(crate) fn add<A: Automaton>(
        &mut self,
        index: &'i InvertedIndexReader,
        numbers: Numbers<'i>,
        mut found: TermStreamer<'_, A>,
    ) where
        A::State: Clone,
    {
        let is_doubtful = numbers.replaced().is_some();
        let mut known = std::mem::take(&mut self.terms).into_iter().peekable();
        while let Some((key, info)) = found.next() {
            if !self.budget.allows(TERM) {
                break;
            }
            while let Some(before) = known.next_if(|(at, _)| self.keys[at.clone()] < *key) {
                self.terms.push(before);
            }
            let (at, sum) = known.next_if(|(at, _)| self.keys[at.clone()] == *key).unwrap_or_else(|| {
                let start = self.keys.len();
                self.keys.extend_from_slice(key);
                (start..self.keys.len(), 0)
            });
            if is_doubtful {
                self.doubtful.push((at.start, Doubtful { index, numbers, info: info.clone() }));
            }
            self.terms.push((at, sum + u64::from(info.doc_freq)));
        }
        self.terms.extend(known);
    }

    /// All terms that a section has, in order.
    pub(crate) fn variants(mut self) -> tantivy::Result<Vec<Variant>> {
        self.doubtful.sort_unstable_by_key(|(start, _)| *start);
        let mut variants = Vec::with_capacity(self.terms.len());
        for (at, documents) in &self.terms {
            let count = self.sections(at.start, *documents)?;
            variants.extend(self.key(at).and_then(|key| variant(key, count)));
        }
        Ok(variants)
    }

    /// The most frequent terms, at most `most`, whose exact form is `wanted`.
    pub(crate) fn most_frequent(
        mut self,
        wanted: impl Fn(&str) -> bool,
        most: usize,
    ) -> tantivy::Result<Vec<Variant>> {
        self.doubtful.sort_unstable_by_key(|(start, _)| *start);
        let is_wanted = |key: &&str| key.split_once(SEPARATOR).is_some_and(|(_, exact)| wanted(exact));
        // No term has more sections than documents. So a term that comes first by either, and is counted, is the next one.
        let are_counted = self.doubtful.is_empty();
        let term = |(at, documents): &(Range<usize>, u64)| {
            let key = self.key(at).filter(is_wanted)?;
            Some((*documents, Reverse(key), are_counted, at.start))
        };
        let mut terms: BinaryHeap<_> = self.terms.iter().filter_map(term).collect();
        let mut variants = Vec::new();
        while variants.len() < most
            && let Some((count, Reverse(key), is_counted, start)) = terms.pop()
        {
            if is_counted {
                variants.extend(variant(key, count));
            } else if self.budget.allows(TERM) {
                terms.push((self.sections(start, count)?, Reverse(key), true, start));
            }
        }
        Ok(variants)
    }

    fn key(&self, at: &Range<usize>) -> Option<&str> {
        std::str::from_utf8(&self.keys[at.clone()]).ok()
    }

    /// Number of sections of the term whose key begins at `key`, which has so many `documents`.
    fn sections(&self, key: usize, documents: u64) -> tantivy::Result<u64> {
        let first = self.doubtful.partition_point(|(start, _)| *start < key);
        let of_term = self.doubtful[first..].iter().take_while(|(start, _)| *start == key);
        let mut sections = documents;
        for (_, Doubtful { index, numbers, info }) in of_term {
            sections -= u64::from(info.doc_freq) - u64::from(numbers.count(index, info)?);
        }
        Ok(sections)
    }
}

/// The term of a key of a dictionary; `None` if only sections that were replaced have it.
fn variant(key: &str, count: u64) -> Option<Variant> {
    (count > 0).then(|| Some(Variant { key: TermKey::parse(key.as_bytes())?, count }))?
}

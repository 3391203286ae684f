//! Where words stand in one zone of a few sections.

use foldhash::HashMap;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet};

use super::dictionaries::{Dictionaries, Term};
use crate::index::Zone;
use crate::language::TermKey;

/// How often a term is looked for in one section: where it stands more often, the beginning says as much.
const MOST_OF_SECTION: usize = 1000;

/// A word of one of the sections.
struct Word {
    /// Place of the section in the list.
    at: usize,
    position: u32,
    /// Its term, by its place among those that were looked up.
    term: usize,
}

/// A term that was looked up.
pub struct PlacedTerm {
    /// Its key.
    pub key: TermKey,
    /// How much it says of why a section is here: the rarer, the more.
    pub rarity: f32,
    /// Its place among those that were looked up.
    pub number: usize,
}

/// The words of some sections in one zone, looked up once a term.
pub struct Places<'i> {
    dictionaries: &'i Dictionaries<'i>,
    zone: Zone,
    /// By segment, the documents of the sections and their places in the list, in the order of the documents.
    wanted: Vec<Vec<(DocId, usize)>>,
    /// By section and position.
    found: HashMap<TermKey, Vec<Word>>,
    terms: Vec<PlacedTerm>,
}

impl<'i> Places<'i> {
    /// The words of these sections.
    pub fn new(dictionaries: &'i Dictionaries<'i>, zone: Zone, sections: &[u32]) -> Self {
        let index = dictionaries.index();
        let mut wanted = vec![Vec::new(); index.searcher.segment_readers().len()];
        for (at, &section) in sections.iter().enumerate() {
            let address = index.sections.address(section);
            if let Some(wanted) = wanted.get_mut(address.segment_ord as usize) {
                wanted.push((address.doc_id, at));
            }
        }
        wanted.iter_mut().for_each(|wanted| wanted.sort_unstable());
        Self { dictionaries, zone, wanted, found: HashMap::default(), terms: Vec::new() }
    }

    /// Calls `each` with the words of a run where they stand one behind the other: with the section's place in the
    /// list, the position, and the term.
    pub fn for_each_of_run(
        &mut self,
        run: &[&TermKey],
        mut each: impl FnMut(usize, u32, &PlacedTerm),
    ) -> tantivy::Result<()> {
        for key in run {
            if !self.found.contains_key(*key) {
                let found = self.look_up(key)?;
                self.found.insert((*key).clone(), found);
            }
        }
        let words = |key: &TermKey| self.found.get(key).map(Vec::as_slice).unwrap_or_default();
        let Some((first, others)) = run.split_first() else { return Ok(()) };
        let others: Vec<&[Word]> = others.iter().map(|key| words(key)).collect();
        let mut behind: Vec<&Word> = Vec::with_capacity(others.len());
        for word in words(first) {
            behind.clear();
            behind.extend((1..).zip(&others).map_while(|(offset, words)| {
                let wanted = (word.at, word.position + offset);
                let next = words.binary_search_by_key(&wanted, |next| (next.at, next.position));
                next.ok().map(|next| &words[next])
            }));
            if behind.len() == others.len() {
                for word in std::iter::once(word).chain(behind.iter().copied()) {
                    each(word.at, word.position, &self.terms[word.term]);
                }
            }
        }
        Ok(())
    }

    fn look_up(&mut self, key: &TermKey) -> tantivy::Result<Vec<Word>> {
        let (dictionaries, zone) = (self.dictionaries, self.zone as usize);
        let sections = dictionaries.index().sections.len() as f32;
        let (mut found, mut positions) = (Vec::new(), Vec::new());
        dictionaries.for_each_term(key, |Term { key, postings, .. }| {
            let here = || postings.iter().filter(|posting| posting.list == zone);
            let mut count = 0;
            for posting in here() {
                count += dictionaries.count(posting)?;
            }
            let term = self.terms.len();
            let rarity = (1.0 + sections / count.max(1) as f32).ln();
            self.terms.push(PlacedTerm { key: key.clone(), rarity, number: term });
            for posting in here().filter(|posting| !self.wanted[posting.segment].is_empty()) {
                let (list, _) = dictionaries.list(posting);
                let mut postings = list.read(posting, IndexRecordOption::WithFreqsAndPositions)?;
                for &(doc, at) in &self.wanted[posting.segment] {
                    if postings.doc() <= doc && postings.seek(doc) == doc {
                        postings.positions(&mut positions);
                        positions.truncate(MOST_OF_SECTION);
                        found.extend(positions.iter().map(|&position| Word { at, position, term }));
                    }
                }
            }
            Ok(())
        })?;
        found.sort_unstable_by_key(|word| (word.at, word.position));
        Ok(found)
    }
}

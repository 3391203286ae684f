//! Where words stand in one zone of a few sections.

use foldhash::HashMap;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet};

use super::dictionaries::{Dictionaries, Term};
use crate::index::Zone;
use crate::language::TermKey;

/// A word of a section.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Its position.
    pub position: u32,
    /// Its term, by its place among those that were looked up: [`Places::term`].
    pub term: usize,
}

/// The words of some sections in one zone, looked up once a term.
pub struct Places<'i> {
    dictionaries: &'i Dictionaries<'i>,
    zone: Zone,
    /// By segment, the documents of the sections and their places in the list, in the order of the documents.
    wanted: Vec<Vec<(DocId, usize)>>,
    found: HashMap<TermKey, Vec<(usize, Word)>>,
    /// Each with how much it says of why a section is here: the rarer, the more.
    terms: Vec<(TermKey, f32)>,
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

    /// A term that was found, and how much it says of why a section is here: the rarer, the more.
    pub fn term(&self, term: usize) -> (&TermKey, f32) {
        let (key, rarity) = &self.terms[term];
        (key, *rarity)
    }

    /// Where the words of a run stand one behind the other: the section's place in the list, with the words there.
    pub fn of_run(&mut self, run: &[&TermKey]) -> tantivy::Result<Vec<(usize, Vec<Word>)>> {
        let mut places: Vec<(usize, Vec<Word>)> = Vec::new();
        for (offset, key) in (0_u32..).zip(run) {
            let here = self.of_word(key)?;
            if offset == 0 {
                places = here.iter().map(|(at, word)| (*at, vec![*word])).collect();
            } else {
                places.retain_mut(|(at, words)| {
                    let wanted = (*at, words[0].position + offset);
                    let next = here.binary_search_by_key(&wanted, |(at, word)| (*at, word.position));
                    words.extend(next.ok().map(|next| here[next].1));
                    next.is_ok()
                });
            }
        }
        Ok(places)
    }

    /// Where a word stands, by section and position.
    fn of_word(&mut self, key: &TermKey) -> tantivy::Result<&[(usize, Word)]> {
        if !self.found.contains_key(key) {
            let found = self.look_up(key)?;
            self.found.insert(key.clone(), found);
        }
        Ok(self.found.get(key).map(Vec::as_slice).unwrap_or_default())
    }

    fn look_up(&mut self, key: &TermKey) -> tantivy::Result<Vec<(usize, Word)>> {
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
            self.terms.push((key.clone(), (1.0 + sections / count.max(1) as f32).ln()));
            for posting in here().filter(|posting| !self.wanted[posting.segment].is_empty()) {
                let (list, _) = dictionaries.list(posting);
                let mut postings = list.read(posting, IndexRecordOption::WithFreqsAndPositions)?;
                for &(doc, at) in &self.wanted[posting.segment] {
                    if postings.doc() <= doc && postings.seek(doc) == doc {
                        postings.positions(&mut positions);
                        found.extend(positions.iter().map(|&position| (at, Word { position, term })));
                    }
                }
            }
            Ok(())
        })?;
        found.sort_unstable_by_key(|(at, word)| (*at, word.position));
        Ok(found)
    }
}

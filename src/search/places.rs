//! Where words stand in the text of a few sections.

use foldhash::HashMap;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet};

use super::dictionaries::Dictionaries;
use crate::index::Zone;
use crate::language::TermKey;

/// A word of a section's text.
#[derive(Debug, Clone)]
pub struct Word {
    /// Its position.
    pub position: u32,
    /// Its forms.
    pub term: TermKey,
    /// How much it says of why a section is here: the rarer, the more.
    pub rarity: f32,
}

/// The words of some sections' texts, looked up once a term.
pub struct Places<'i> {
    dictionaries: &'i Dictionaries<'i>,
    /// By segment, the documents of the sections and their places in the list, in the order of the documents.
    wanted: Vec<Vec<(DocId, usize)>>,
    found: HashMap<TermKey, Vec<(usize, Word)>>,
}

impl<'i> Places<'i> {
    /// The words of these sections.
    pub fn new(dictionaries: &'i Dictionaries<'i>, sections: &[u32]) -> Self {
        let index = dictionaries.index();
        let mut wanted = vec![Vec::new(); index.searcher.segment_readers().len()];
        for (at, &section) in sections.iter().enumerate() {
            let address = index.sections.address(section);
            if let Some(wanted) = wanted.get_mut(address.segment_ord as usize) {
                wanted.push((address.doc_id, at));
            }
        }
        wanted.iter_mut().for_each(|wanted| wanted.sort_unstable());
        Self { dictionaries, wanted, found: HashMap::default() }
    }

    /// Where the words of a run stand one behind the other: the section's place in the list, with the words there.
    pub fn of_run(&mut self, run: &[&TermKey]) -> tantivy::Result<Vec<(usize, Vec<Word>)>> {
        let mut places: Vec<(usize, Vec<Word>)> = Vec::new();
        for (offset, key) in (0_u32..).zip(run) {
            let here = self.of_word(key)?;
            if offset == 0 {
                places = here.iter().map(|(at, word)| (*at, vec![word.clone()])).collect();
            } else {
                places.retain_mut(|(at, words)| {
                    let wanted = (*at, words[0].position + offset);
                    let next = here.binary_search_by_key(&wanted, |(at, word)| (*at, word.position));
                    words.extend(next.ok().map(|next| here[next].1.clone()));
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

    fn look_up(&self, key: &TermKey) -> tantivy::Result<Vec<(usize, Word)>> {
        let sections = self.dictionaries.index().sections.len() as f32;
        let (mut found, mut positions) = (Vec::new(), Vec::new());
        self.dictionaries.for_each_term(key, |term| {
            let in_text = || term.postings.iter().filter(|posting| posting.list == Zone::Body as usize);
            let mut count = 0;
            for posting in in_text() {
                count += self.dictionaries.count(posting)?;
            }
            let rarity = (1.0 + sections / count.max(1) as f32).ln();
            for posting in in_text().filter(|posting| !self.wanted[posting.segment].is_empty()) {
                let (list, _) = self.dictionaries.list(posting);
                let mut postings = list.read(posting, IndexRecordOption::WithFreqsAndPositions)?;
                for &(doc, at) in &self.wanted[posting.segment] {
                    if postings.doc() <= doc && postings.seek(doc) == doc {
                        postings.positions(&mut positions);
                        let word = |&position| (at, Word { position, term: term.key.clone(), rarity });
                        found.extend(positions.iter().map(word));
                    }
                }
            }
            Ok(())
        })?;
        found.sort_unstable_by_key(|(at, word)| (*at, word.position));
        Ok(found)
    }
}

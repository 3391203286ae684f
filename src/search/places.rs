//! Where words stand in the text of a few sections.

use std::collections::BTreeMap;

use foldhash::HashMap;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet};

use super::postings::for_each_term;
use crate::index::{OpenIndex, Zone};
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
    index: &'i OpenIndex,
    /// By segment, the documents of the sections and their places in the list, in the order of the documents.
    wanted: Vec<Vec<(DocId, usize)>>,
    found: HashMap<TermKey, Vec<(usize, Word)>>,
}

impl<'i> Places<'i> {
    /// The words of these sections of `index`.
    pub fn new(index: &'i OpenIndex, sections: &[u32]) -> Self {
        let mut wanted = vec![Vec::new(); index.searcher.segment_readers().len()];
        for (at, &section) in sections.iter().enumerate() {
            let address = index.sections.address(section);
            if let Some(wanted) = wanted.get_mut(address.segment_ord as usize) {
                wanted.push((address.doc_id, at));
            }
        }
        wanted.iter_mut().for_each(|wanted| wanted.sort_unstable());
        Self { index, wanted, found: HashMap::default() }
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
        // Each term with the number of its sections.
        let mut terms: BTreeMap<TermKey, (u32, Vec<(usize, u32)>)> = BTreeMap::new();
        let mut positions = Vec::new();
        let segments = self.index.sections.segments(&self.index.searcher);
        for ((segment, numbers), wanted) in segments.zip(&self.wanted) {
            let index = segment.inverted_index(self.index.fields.zone(Zone::Body))?;
            for_each_term(&index, key, |term, info| {
                let (count, places) = terms.entry(term.clone()).or_default();
                *count += numbers.count(&index, info)?;
                let option = IndexRecordOption::WithFreqsAndPositions;
                if wanted.is_empty() {
                    return Ok(());
                }
                let mut postings = index.read_postings_from_terminfo(info, option)?;
                for &(doc, at) in wanted {
                    if postings.doc() <= doc && postings.seek(doc) == doc {
                        postings.positions(&mut positions);
                        places.extend(positions.iter().map(|&position| (at, position)));
                    }
                }
                Ok(())
            })?;
        }
        let sections = self.index.sections.len() as f32;
        let mut found = Vec::new();
        for (term, (count, places)) in terms {
            let rarity = (1.0 + sections / count.max(1) as f32).ln();
            found.extend(
                places.into_iter().map(|(at, position)| (at, Word { position, term: term.clone(), rarity })),
            );
        }
        found.sort_unstable_by_key(|(at, word)| (*at, word.position));
        Ok(found)
    }
}

//! Where words stand in one zone of a few sections.

use std::rc::Rc;

use foldhash::HashMap;
use tantivy::DocId;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use timra_language::{TermKey, Zone};

use super::dictionaries::{Dictionaries, Term};
use super::inverted::stands_in;

/// How often a term is looked for in one section: where it stands more often, the beginning says as much.
const MOST_OF_SECTION: usize = 1000;

/// A word of one of the sections.
#[derive(Clone, Copy)]
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
    /// How many sections there are.
    len: usize,
    /// By segment, the documents of the sections and their places in the list, in the order of the documents.
    wanted: Rc<[Vec<(DocId, usize)>]>,
    /// By section and position.
    found: HashMap<TermKey, Vec<Word>>,
    terms: Vec<PlacedTerm>,
}

impl<'i> Places<'i> {
    /// The words of these sections, in each zone.
    pub fn of_zones(dictionaries: &'i Dictionaries<'i>, sections: &[u32]) -> [Self; Zone::ALL.len()] {
        let index = dictionaries.index();
        let mut wanted = vec![Vec::new(); index.searcher.segment_readers().len()];
        for (at, &section) in sections.iter().enumerate() {
            let address = index.sections.address(section);
            if let Some(wanted) = wanted.get_mut(address.segment_ord as usize) {
                wanted.push((address.doc_id, at));
            }
        }
        wanted.iter_mut().for_each(|wanted| wanted.sort_unstable());
        let wanted: Rc<[_]> = wanted.into();
        Zone::ALL.map(|zone| Self {
            dictionaries,
            zone,
            len: sections.len(),
            wanted: Rc::clone(&wanted),
            found: HashMap::default(),
            terms: Vec::new(),
        })
    }

    /// How many sections there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Calls `each` with the words of a run where they stand one behind the other: with the section's place in the
    /// list, the position, and the term.
    pub fn for_each_of_run(
        &mut self,
        run: &[&TermKey],
        mut each: impl FnMut(usize, u32, &PlacedTerm),
    ) -> tantivy::Result<()> {
        self.look_up(run)?;
        let mut each = |word: &Word| each(word.at, word.position, &self.terms[word.term]);
        self.runs(run, 1, |words| words.iter().for_each(|word| each(word)));
        Ok(())
    }

    /// Calls `each` with the first of some parts where all of them are parts of one word.
    pub fn for_each_of_parts(
        &mut self,
        parts: &[&TermKey],
        mut each: impl FnMut(usize, u32, &PlacedTerm),
    ) -> tantivy::Result<()> {
        self.look_up(parts)?;
        let mut each = |word: &Word| each(word.at, word.position, &self.terms[word.term]);
        self.runs(parts, 0, |words| each(words[0]));
        Ok(())
    }

    /// Calls `each` with the place of a section in the list for each time that the words of a run stand in it one behind
    /// the other.
    pub fn for_each_run(&mut self, run: &[&TermKey], mut each: impl FnMut(usize)) -> tantivy::Result<()> {
        self.look_up(run)?;
        self.runs(run, 1, |words| each(words[0].at));
        Ok(())
    }

    fn runs(&self, run: &[&TermKey], step: u32, mut each: impl FnMut(&[&Word])) {
        let words = |key: &TermKey| self.found.get(key).map(Vec::as_slice).unwrap_or_default();
        let Some((first, others)) = run.split_first() else { return };
        let others: Vec<&[Word]> = others.iter().map(|key| words(key)).collect();
        let mut here: Vec<&Word> = Vec::with_capacity(run.len());
        for word in words(first) {
            if !self.dictionaries.budget.allows(run.len() as u32) {
                break;
            }
            here.clear();
            here.push(word);
            here.extend((1..).zip(&others).map_while(|(offset, words)| {
                let wanted = (word.at, word.position + offset * step);
                let next = words.binary_search_by_key(&wanted, |next| (next.at, next.position));
                next.ok().map(|next| &words[next])
            }));
            if here.len() == run.len() {
                each(&here);
            }
        }
    }

    /// Looks up those of these keys that were not looked up before. Never inlined: what it takes from Tantivy is long.
    #[inline(never)]
    fn look_up(&mut self, keys: &[&TermKey]) -> tantivy::Result<()> {
        for &key in keys {
            if self.found.contains_key(key) {
                continue;
            }
            let mut words = Vec::new();
            for term in self.dictionaries.of_key(key)?.iter() {
                match self.found.get(&term.key) {
                    Some(known) => words.extend(known),
                    None => self.read(term, &mut words)?,
                }
            }
            words.sort_unstable_by_key(|word| (word.at, word.position));
            self.found.insert(key.clone(), words);
        }
        Ok(())
    }

    fn read(&mut self, Term { key, postings, .. }: &Term, words: &mut Vec<Word>) -> tantivy::Result<()> {
        let (dictionaries, zone) = (self.dictionaries, self.zone as usize);
        let sections = dictionaries.index().sections.len() as f32;
        let here = || postings.iter().filter(|posting| posting.list == zone);
        let mut count = 0;
        for posting in here() {
            count += dictionaries.count(posting)?;
        }
        let term = self.terms.len();
        let rarity = (1.0 + sections / count.max(1) as f32).ln();
        self.terms.push(PlacedTerm { key: key.clone(), rarity, number: term });
        let mut positions = Vec::new();
        for posting in here().filter(|posting| !self.wanted[posting.segment].is_empty()) {
            let (list, _) = dictionaries.list(posting);
            let mut postings = list.read(posting, IndexRecordOption::WithFreqsAndPositions)?;
            for &(doc, at) in &self.wanted[posting.segment] {
                if !dictionaries.budget.allows(1) {
                    return Ok(());
                }
                if stands_in(&mut postings, doc) {
                    postings.positions(&mut positions);
                    dictionaries.budget.allows(positions.len() as u32);
                    positions.truncate(MOST_OF_SECTION);
                    words.extend(positions.iter().map(|&position| Word { at, position, term }));
                }
            }
        }
        Ok(())
    }
}

//! The words of a few sections in one zone, and their positions.

use std::rc::Rc;

use foldhash::HashMap;
use timra_language::float::ln;
use timra_language::{TermKey, Zone};

use crate::{Budget, Positions};

/// How often a term is looked for in one section: where it is more often, the beginning says as much.
const MOST_OF_SECTION: usize = 1000;

/// A word of one of the sections.
#[derive(Clone, Copy)]
struct WordAt {
    /// Place of the section in the list.
    at: usize,
    position: u32,
    /// Index of the term among those that were looked up.
    term: usize,
}

/// A term that was looked up.
pub(crate) struct FoundTerm {
    /// The term: base form and exact form.
    pub key: TermKey,
    /// Weight of the term: ln(1 + N/n) for a term that n of N sections have in the zone.
    pub idf: f32,
    /// Index of the term among those that were looked up.
    pub number: usize,
}

/// The words of some sections in one zone. Each term is looked up once.
pub(crate) struct SectionWords<'i, I: Positions> {
    index: &'i I,
    budget: &'i Budget<'i>,
    zone: Zone,
    /// How many sections there are.
    len: usize,
    sections: Rc<I::Sections>,
    /// By section and position.
    found: HashMap<TermKey, Vec<WordAt>>,
    terms: Vec<FoundTerm>,
}

impl<'i, I: Positions> SectionWords<'i, I> {
    /// The words of `sections` in each zone.
    pub(crate) fn of_zones(
        index: &'i I,
        budget: &'i Budget<'i>,
        sections: &[u32],
    ) -> [Self; Zone::ALL.len()] {
        let located = Rc::new(index.locate(sections));
        Zone::ALL.map(|zone| Self {
            index,
            budget,
            zone,
            len: sections.len(),
            sections: Rc::clone(&located),
            found: HashMap::default(),
            terms: Vec::new(),
        })
    }

    /// Number of sections.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Calls `each` with the words of a run where each is right after the one before: with the index of the section,
    /// the position, and the term.
    pub(crate) fn for_each_of_run(
        &mut self,
        run: &[&TermKey],
        mut each: impl FnMut(usize, u32, &FoundTerm),
    ) -> Result<(), I::Error> {
        self.look_up(run)?;
        let mut each = |word: &WordAt| each(word.at, word.position, &self.terms[word.term]);
        self.runs(run, 1, |words| words.iter().for_each(|word| each(word)));
        Ok(())
    }

    /// Calls `each` with the first of some parts where all of them are parts of one word.
    pub(crate) fn for_each_of_parts(
        &mut self,
        parts: &[&TermKey],
        mut each: impl FnMut(usize, u32, &FoundTerm),
    ) -> Result<(), I::Error> {
        self.look_up(parts)?;
        let mut each = |word: &WordAt| each(word.at, word.position, &self.terms[word.term]);
        self.runs(parts, 0, |words| each(words[0]));
        Ok(())
    }

    /// Calls `each` with the index of a section for each time that it has the words of a run right after each other.
    pub(crate) fn for_each_run(
        &mut self,
        run: &[&TermKey],
        mut each: impl FnMut(usize),
    ) -> Result<(), I::Error> {
        self.look_up(run)?;
        self.runs(run, 1, |words| each(words[0].at));
        Ok(())
    }

    fn runs(&self, run: &[&TermKey], step: u32, mut each: impl FnMut(&[&WordAt])) {
        let words = |key: &TermKey| self.found.get(key).map(Vec::as_slice).unwrap_or_default();
        let Some((first, others)) = run.split_first() else { return };
        let others: Vec<&[WordAt]> = others.iter().map(|key| words(key)).collect();
        let mut here: Vec<&WordAt> = Vec::with_capacity(run.len());
        for word in words(first) {
            if !self.budget.allows(run.len() as u32) {
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

    /// Looks up the keys that were not looked up before. Never inlined: what it takes from an index is long.
    #[inline(never)]
    fn look_up(&mut self, keys: &[&TermKey]) -> Result<(), I::Error> {
        for &key in keys {
            if self.found.contains_key(key) {
                continue;
            }
            let mut words = Vec::new();
            for term in self.index.terms(key)? {
                match self.found.get(&term) {
                    Some(known) => words.extend(known),
                    None => self.read(term, &mut words)?,
                }
            }
            words.sort_unstable_by_key(|word| (word.at, word.position));
            self.found.insert(key.clone(), words);
        }
        Ok(())
    }

    fn read(&mut self, key: TermKey, words: &mut Vec<WordAt>) -> Result<(), I::Error> {
        let term = self.terms.len();
        let count = self.index.positions(self.zone, &key, &self.sections, |at, positions| {
            let positions = &positions[..positions.len().min(MOST_OF_SECTION)];
            words.extend(positions.iter().map(|&position| WordAt { at, position, term }));
        })?;
        let idf = ln(1.0 + self.index.sections() as f32 / count.max(1) as f32);
        self.terms.push(FoundTerm { key, idf, number: term });
        Ok(())
    }
}

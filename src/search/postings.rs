//! Layer → occurrences: what a plan asks for, added up from postings.

use foldhash::HashMap;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::dictionaries::Dictionaries;
use super::inverted::{LISTS, Posting};
use super::sparse::{Sparse, Sparses};
use super::{Layer, Source, Weights};
use crate::index::{OpenIndex, Zone};
use crate::language::TermKey;

/// The postings of an index, with what the length of each field makes of an occurrence.
pub struct Occurrences<'i> {
    dictionaries: &'i Dictionaries<'i>,
    sparses: &'i Sparses,
    norms: &'i Norms,
}

/// What an occurrence counts in each list: a zone, or the pairs.
pub struct Norms([Norm; LISTS]);

struct Norm {
    weight: f32,
    is_title: bool,
    /// Weight of an occurrence by the list's length, as Tantivy encodes lengths in a byte.
    by_length: [f32; 256],
}

impl<'i> Occurrences<'i> {
    /// The postings that `dictionaries` lead to, added up in numbers that `sparses` lends.
    pub fn new(dictionaries: &'i Dictionaries<'i>, norms: &'i Norms, sparses: &'i Sparses) -> Self {
        Self { dictionaries, sparses, norms }
    }

    /// How many sections there are.
    pub fn len(&self) -> usize {
        self.dictionaries.index().sections.len()
    }

    /// Numbers for the sections, all zero.
    pub fn sparse(&self) -> Sparse {
        self.sparses.lend(self.len())
    }

    /// In how many sections' texts a word stands, without reading in which; once for each of its spellings.
    pub fn count(&self, word: &TermKey) -> tantivy::Result<u64> {
        self.dictionaries.count_in(Zone::Body, word)
    }

    /// Adds up the occurrences of a layer in each section, weighted by zone, length and term.
    pub fn of_layer(&self, layer: &Layer, frequency: &mut Sparse) -> tantivy::Result<()> {
        match layer.source {
            Source::Words => {
                for (key, quality) in &layer.terms {
                    self.dictionaries.for_each_term(key, |term| {
                        term.postings.iter().try_for_each(|it| self.add(layer, it, *quality, frequency))
                    })?;
                }
                Ok(())
            }
            Source::Pairs => layer
                .terms
                .iter()
                .try_for_each(|(pair, quality)| self.of_pair(layer, pair, *quality, frequency)),
            Source::Run => self.of_run(layer, frequency),
            Source::Phrase => self.of_phrase(layer, frequency),
        }
    }

    fn of_pair(
        &self,
        layer: &Layer,
        pair: &TermKey,
        quality: f32,
        frequency: &mut Sparse,
    ) -> tantivy::Result<()> {
        self.dictionaries.of_pair(pair)?.iter().try_for_each(|it| self.add(layer, it, quality, frequency))
    }

    /// Adds the occurrences of one term in one list.
    fn add(
        &self,
        layer: &Layer,
        posting: &Posting,
        quality: f32,
        frequency: &mut Sparse,
    ) -> tantivy::Result<()> {
        let norm = &self.norms.0[posting.list];
        if !norm.counts_in(layer) {
            return Ok(());
        }
        let (list, numbers) = self.dictionaries.list(posting);
        let mut postings = list.read(posting, IndexRecordOption::WithFreqs)?;
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if let Some(section) = numbers.of(doc) {
                let by_length = norm.by_length[usize::from(list.lengths.fieldnorm_id(doc))];
                frequency.add(section, quality * by_length * postings.term_freq() as f32);
            }
            doc = postings.advance();
        }
        Ok(())
    }

    /// Where all pairs of a run of words stand, as often as the rarest of them.
    fn of_run(&self, layer: &Layer, frequency: &mut Sparse) -> tantivy::Result<()> {
        let mut all: Option<HashMap<u32, f32>> = None;
        for pair in &layer.terms {
            self.of_pair(layer, &pair.0, pair.1, frequency)?;
            let mut here = HashMap::default();
            frequency.drain(|at, f| {
                let least = match &all {
                    None => Some(f),
                    Some(all) => all.get(&at).map(|before| before.min(f)),
                };
                here.extend(least.map(|f| (at, f)));
            });
            if here.is_empty() {
                return Ok(());
            }
            all = Some(here);
        }
        let mut all: Vec<(u32, f32)> = all.into_iter().flatten().collect();
        all.sort_unstable_by_key(|&(at, _)| at);
        all.into_iter().for_each(|(at, f)| frequency.add(at, f));
        Ok(())
    }

    /// Where the words of a phrase stand one behind the other, in one zone.
    fn of_phrase(&self, layer: &Layer, frequency: &mut Sparse) -> tantivy::Result<()> {
        for (segment, (lists, numbers)) in self.dictionaries.words().enumerate() {
            for (at, (list, norm)) in lists.iter().zip(&self.norms.0).enumerate() {
                if !norm.counts_in(layer) {
                    continue;
                }
                // Where a phrase may begin, by section; each word leaves those that it follows.
                let mut begins: Option<HashMap<u32, Vec<u32>>> = None;
                for (offset, (key, _)) in (0_u32..).zip(&layer.terms) {
                    let mut here: HashMap<u32, Vec<u32>> = HashMap::default();
                    let mut positions = Vec::new();
                    self.dictionaries.for_each_term(key, |term| {
                        let is_here = |it: &&Posting| it.segment == segment && it.list == at;
                        let Some(posting) = term.postings.iter().find(is_here) else { return Ok(()) };
                        let mut postings = list.read(posting, IndexRecordOption::WithFreqsAndPositions)?;
                        while postings.doc() != TERMINATED {
                            let doc = postings.doc();
                            let before = begins.as_ref().map(|begins| begins.get(&doc));
                            if before != Some(None) && numbers.of(doc).is_some() {
                                postings.positions(&mut positions);
                                let starts =
                                    positions.iter().filter_map(|position| position.checked_sub(offset));
                                let follows = |start: &u32| {
                                    before.flatten().is_none_or(|b| b.binary_search(start).is_ok())
                                };
                                here.entry(doc).or_default().extend(starts.filter(follows));
                            }
                            postings.advance();
                        }
                        Ok(())
                    })?;
                    here.retain(|_, starts| {
                        starts.sort_unstable();
                        starts.dedup();
                        !starts.is_empty()
                    });
                    begins = Some(here);
                }
                let mut begins: Vec<(u32, Vec<u32>)> = begins.into_iter().flatten().collect();
                begins.sort_unstable_by_key(|&(doc, _)| doc);
                for (doc, starts) in begins {
                    if let Some(section) = numbers.of(doc) {
                        let by_length = norm.by_length[usize::from(list.lengths.fieldnorm_id(doc))];
                        frequency.add(section, by_length * starts.len() as f32);
                    }
                }
            }
        }
        Ok(())
    }
}

impl Norms {
    /// Those of `index`.
    pub fn new(index: &OpenIndex, weights: &Weights) -> Self {
        Self(std::array::from_fn(|list| {
            let zone = Zone::ALL.get(list);
            let b = if zone.is_none_or(|zone| *zone == Zone::Body) { weights.b } else { weights.b_short };
            // Sections without the zone count too: in a short zone that makes the few that have it long, which `b_short`
            // is small for.
            let average = index.manifest.lengths[list] as f32 / index.sections.len().max(1) as f32;
            let weight = zone.map_or(1.0, |zone| weights.zones[*zone as usize]);
            let mut by_length = [0.0; 256];
            for (id, norm) in (0..=u8::MAX).zip(&mut by_length) {
                let length = tantivy::fieldnorm::FieldNormReader::id_to_fieldnorm(id) as f32;
                *norm = weight / (1.0 - b + b * length / average.max(1.0));
            }
            Norm { weight, is_title: zone.is_some_and(|zone| zone.is_title()), by_length }
        }))
    }
}

impl Norm {
    fn counts_in(&self, layer: &Layer) -> bool {
        self.weight > 0.0 && (!layer.titles_only || self.is_title)
    }
}

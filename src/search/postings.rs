//! Layer → occurrences: the one file that reads postings to score.

use foldhash::HashMap;
use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED};

use super::sparse::{Sparse, Sparses};
use super::{Layer, Source, Weights};
use crate::index::{OpenIndex, PairKey, Zone};
use crate::language::TermKey;

/// The postings of an index, with what the length of each field makes of an occurrence.
pub struct Occurrences<'i> {
    index: &'i OpenIndex,
    sparses: &'i Sparses,
    zones: Vec<ZoneNorm>,
    pairs: ZoneNorm,
}

/// How the length of one field weighs.
struct ZoneNorm {
    zone: Option<Zone>,
    field: Field,
    weight: f32,
    /// Factor on an occurrence by the field's length, as Tantivy encodes lengths in a byte.
    norms: [f32; 256],
}

impl<'i> Occurrences<'i> {
    /// The postings of `index`, added up in numbers that `sparses` lends.
    pub fn new(index: &'i OpenIndex, weights: &Weights, sparses: &'i Sparses) -> Self {
        let zone = |zone: Zone| {
            let b = if zone == Zone::Body { weights.b } else { weights.b_short };
            ZoneNorm::new(index, Some(zone), weights.zones[zone as usize], b)
        };
        let zones = Zone::ALL.into_iter().map(zone).collect();
        Self { index, sparses, zones, pairs: ZoneNorm::new(index, None, 1.0, weights.b) }
    }

    /// How many sections there are.
    pub fn len(&self) -> usize {
        self.index.sections.len()
    }

    /// Numbers for the sections, all zero.
    pub fn sparse(&self) -> Sparse {
        self.sparses.lend(self.len())
    }

    /// In how many sections' texts a word stands, without reading in which; once for each of its spellings.
    pub fn count(&self, word: &TermKey) -> tantivy::Result<u64> {
        let mut count = 0;
        for (segment, numbers) in self.index.sections.segments(&self.index.searcher) {
            let index = segment.inverted_index(self.index.fields.zone(Zone::Body))?;
            for_each_term(&index, word, |_, info| {
                count += u64::from(numbers.count(&index, info)?);
                Ok(())
            })?;
        }
        Ok(count)
    }

    /// Adds up the occurrences of a layer in each section, weighted by zone, length and term.
    pub fn of_layer(&self, layer: &Layer, frequency: &mut Sparse) -> tantivy::Result<()> {
        match layer.source {
            Source::Words => self.of_any(layer, &self.zones, frequency),
            Source::Pairs => self.of_any(layer, std::slice::from_ref(&self.pairs), frequency),
            Source::Run => self.of_run(layer, frequency),
            Source::Phrase => self.of_phrase(layer, frequency),
        }
    }

    /// Every term on its own.
    fn of_any(&self, layer: &Layer, zones: &[ZoneNorm], frequency: &mut Sparse) -> tantivy::Result<()> {
        for (segment, numbers) in self.index.sections.segments(&self.index.searcher) {
            for zone in zones.iter().filter(|zone| zone.counts_in(layer)) {
                let index = segment.inverted_index(zone.field)?;
                if index.terms().num_terms() == 0 {
                    continue;
                }
                let lengths = segment.get_fieldnorms_reader(zone.field)?;
                for (key, quality) in &layer.terms {
                    let weight = zone.weight * quality;
                    let mut add = |info: &TermInfo| {
                        let mut postings =
                            index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
                        let mut doc = postings.doc();
                        while doc != TERMINATED {
                            if let Some(section) = numbers.of(doc) {
                                let norm = zone.norms[usize::from(lengths.fieldnorm_id(doc))];
                                frequency.add(section, weight * norm * postings.term_freq() as f32);
                            }
                            doc = postings.advance();
                        }
                        Ok(())
                    };
                    match zone.zone {
                        Some(_) => for_each_term(&index, key, |_, info| add(info))?,
                        None => for_each_pair(&index, key, add)?,
                    }
                }
            }
        }
        Ok(())
    }

    /// Where all pairs of a run of words stand, as often as the rarest of them.
    fn of_run(&self, layer: &Layer, frequency: &mut Sparse) -> tantivy::Result<()> {
        let mut all: Option<HashMap<u32, f32>> = None;
        for pair in &layer.terms {
            let pair = Layer { source: Source::Pairs, terms: vec![pair.clone()], ..layer.clone() };
            self.of_any(&pair, std::slice::from_ref(&self.pairs), frequency)?;
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
        for (segment, numbers) in self.index.sections.segments(&self.index.searcher) {
            for zone in self.zones.iter().filter(|zone| zone.counts_in(layer)) {
                let index = segment.inverted_index(zone.field)?;
                let lengths = segment.get_fieldnorms_reader(zone.field)?;
                // Where a phrase may begin, by section; each word leaves those that it follows.
                let mut begins: Option<HashMap<u32, Vec<u32>>> = None;
                for (offset, (key, _)) in (0_u32..).zip(&layer.terms) {
                    let mut here: HashMap<u32, Vec<u32>> = HashMap::default();
                    let mut positions = Vec::new();
                    for_each_term(&index, key, |_, info| {
                        let option = IndexRecordOption::WithFreqsAndPositions;
                        let mut postings = index.read_postings_from_terminfo(info, option)?;
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
                        let norm = zone.norms[usize::from(lengths.fieldnorm_id(doc))];
                        frequency.add(section, zone.weight * norm * starts.len() as f32);
                    }
                }
            }
        }
        Ok(())
    }
}

/// Calls `each` with the terms of the pairs that a key stands for.
pub fn for_each_pair(
    index: &InvertedIndexReader,
    pair: &TermKey,
    mut each: impl FnMut(&TermInfo) -> tantivy::Result<()>,
) -> tantivy::Result<()> {
    let key = PairKey::new(pair);
    if !pair.is_any() {
        return index.terms().get(key.as_str())?.map_or(Ok(()), |info| each(&info));
    }
    let (from, to) = key.range();
    let mut terms = index.terms().range().ge(from).lt(&to).into_stream()?;
    while let Some((_, info)) = terms.next() {
        each(info)?;
    }
    Ok(())
}

/// Calls `each` with the terms of a field that a key stands for.
pub fn for_each_term(
    index: &InvertedIndexReader,
    key: &TermKey,
    mut each: impl FnMut(&TermKey, &TermInfo) -> tantivy::Result<()>,
) -> tantivy::Result<()> {
    if key.is_any() {
        let (from, to) = key.range();
        let mut terms = index.terms().range().ge(from).lt(to).into_stream()?;
        while let Some((term, info)) = terms.next() {
            if let Some(term) = TermKey::parse(term) {
                each(&term, info)?;
            }
        }
    } else if let Some(info) = index.terms().get(key.as_str())? {
        each(key, &info)?;
    }
    Ok(())
}

impl ZoneNorm {
    /// Of a zone, or of the pairs.
    fn new(index: &OpenIndex, zone: Option<Zone>, weight: f32, b: f32) -> Self {
        let field = zone.map_or(index.fields.pairs, |zone| index.fields.zone(zone));
        let tokens = index.manifest.lengths[zone.map_or(Zone::ALL.len(), |zone| zone as usize)];
        // Sections without the zone count too: in a short zone that makes the few that have it long, which `b_short`
        // is small for.
        let average = (tokens as f32 / index.sections.len().max(1) as f32).max(1.0);
        let mut norms = [0.0; 256];
        for (id, norm) in (0..=u8::MAX).zip(&mut norms) {
            let length = tantivy::fieldnorm::FieldNormReader::id_to_fieldnorm(id) as f32;
            *norm = 1.0 / (1.0 - b + b * length / average);
        }
        Self { zone, field, weight, norms }
    }

    fn counts_in(&self, layer: &Layer) -> bool {
        self.weight > 0.0 && (!layer.titles_only || self.zone.is_some_and(Zone::is_title))
    }
}

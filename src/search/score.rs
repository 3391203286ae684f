//! Plan → scores: the one file that reads postings.

use tantivy::schema::{Field, IndexRecordOption};
use std::collections::HashMap;

use tantivy::postings::{Postings, TermInfo};
use tantivy::{DocSet, Searcher, TERMINATED};

use super::{Alternative, Layer, Plan, Rung, Source, Weights};
use crate::index::{Fields, Zone};

/// What the postings of one index need to be scored: its fields and how long they are on average.
pub struct Scorer<'i> {
    searcher: &'i Searcher,
    zones: Vec<ZoneNorm>,
    pairs: ZoneNorm,
    /// Number of the first section of each segment, and of all sections at the end.
    bases: Vec<u32>,
}

/// Fewer names and numbers than this are not enough to call two sections alike.
const FEW: f32 = 6.0;

/// How the length of one field weighs.
struct ZoneNorm {
    field: Field,
    weight: f32,
    /// Factor on an occurrence by the field's length, as Tantivy encodes lengths in a byte.
    norms: [f32; 256],
}

/// A number for each section, with those that are not zero kept apart.
pub struct Sparse {
    values: Vec<f32>,
    touched: Vec<u32>,
}

impl Sparse {
    fn new(len: usize) -> Self {
        Self { values: vec![0.0; len], touched: Vec::new() }
    }

    fn add(&mut self, at: u32, value: f32) {
        let slot = &mut self.values[at as usize];
        if *slot == 0.0 {
            self.touched.push(at);
        }
        *slot += value;
    }

    fn raise(&mut self, at: u32, value: f32) {
        let slot = &mut self.values[at as usize];
        if *slot == 0.0 {
            self.touched.push(at);
        }
        *slot = slot.max(value);
    }

    /// Empties it, giving what it held to `each`.
    fn drain(&mut self, mut each: impl FnMut(u32, f32)) {
        for at in self.touched.drain(..) {
            each(at, std::mem::take(&mut self.values[at as usize]));
        }
    }

    /// The number at a place; 0 if there is none.
    pub fn get(&self, at: u32) -> f32 {
        self.values.get(at as usize).copied().unwrap_or(0.0)
    }

    /// Raises the number at a place to `value`, unless it is higher.
    pub fn lift(&mut self, at: u32, value: f32) {
        if value > 0.0 && (at as usize) < self.values.len() {
            self.raise(at, value);
        }
    }

    /// Every section with a score, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.touched.iter().map(|&at| (at, self.values[at as usize]))
    }
}

impl<'i> Scorer<'i> {
    /// A scorer of the sections of `searcher`.
    pub fn new(searcher: &'i Searcher, fields: &Fields, weights: &Weights) -> tantivy::Result<Self> {
        let mut bases = vec![0];
        for segment in searcher.segment_readers() {
            bases.push(bases.last().copied().unwrap_or(0) + segment.max_doc());
        }
        let zones = Zone::ALL
            .into_iter()
            .map(|zone| {
                let b = if zone == Zone::Body { weights.b } else { weights.b_short };
                ZoneNorm::new(searcher, fields.zone(zone), weights.zones[zone as usize], b)
            })
            .collect::<tantivy::Result<_>>()?;
        let pairs = ZoneNorm::new(searcher, fields.pairs, 1.0, weights.b)?;
        Ok(Self { searcher, zones, pairs, bases })
    }

    /// How many sections there are, deleted ones among them.
    pub fn len(&self) -> usize {
        self.bases.last().copied().unwrap_or(0) as usize
    }

    /// The score of every section that has any of the plan's terms.
    ///
    /// Each group gives the highest of its alternatives; an alternative is the sum of its layers; a layer is BM25F:
    /// idf · f·(k1+1) / (f+k1), f being the occurrences weighted by zone, length and term, and idf coming from the
    /// number of sections that have any of the layer's terms (so spellings of one word share one idf).
    pub fn score(&self, plan: &Plan, weights: &Weights) -> tantivy::Result<Sparse> {
        let (mut total, mut best) = (Sparse::new(self.len()), Sparse::new(self.len()));
        let (mut alternative_score, mut frequency) = (Sparse::new(self.len()), Sparse::new(self.len()));
        for group in &plan.groups {
            let mut typed_mass = 0.0_f32;
            for Alternative { rung, weight, layers } in &group.alternatives {
                for layer in layers {
                    self.frequencies(layer, &mut frequency)?;
                    let own = layer.weight * idf(frequency.touched.len(), self.searcher.num_docs());
                    let mass = match rung {
                        Rung::Translated if typed_mass > 0.0 => {
                            own.powf(1.0 - weights.translated_mass) * typed_mass.powf(weights.translated_mass)
                        }
                        Rung::Translated => own,
                        _ => {
                            typed_mass += weight * own;
                            own
                        }
                    };
                    let factor = weight * mass * (weights.k1 + 1.0);
                    frequency.drain(|at, f| alternative_score.add(at, factor * f / (f + weights.k1)));
                }
                alternative_score.drain(|at, score| best.raise(at, score));
            }
            best.drain(|at, score| total.add(at, score));
        }
        Ok(total)
    }

    /// How much of the rarest `most` of these layers each section has, 0 to 1: the share of their idf. Layers that only
    /// one section has say nothing of two, and are left out.
    pub fn coverage(&self, layers: Vec<Layer>, most: usize) -> tantivy::Result<Vec<(u32, f32)>> {
        let mut frequency = Sparse::new(self.len());
        let mut found: Vec<(f32, Vec<u32>)> = Vec::new();
        for layer in layers {
            self.frequencies(&layer, &mut frequency)?;
            let mut sections = Vec::new();
            frequency.drain(|at, _| sections.push(at));
            if sections.len() > 1 {
                found.push((idf(sections.len(), self.searcher.num_docs()), sections));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.truncate(most);
        // Few words in common are no proof.
        let all = found.iter().map(|(idf, _)| idf).sum::<f32>() * (FEW / found.len() as f32).max(1.0);
        for (idf, sections) in found {
            sections.into_iter().for_each(|at| frequency.add(at, idf / all));
        }
        let mut covered = Vec::new();
        frequency.drain(|at, share| covered.push((at, share)));
        Ok(covered)
    }

    /// The occurrences of a run of words: where all its pairs stand, as often as the rarest of them.
    fn run_frequencies(&self, layer: &Layer, frequency: &mut Sparse) -> tantivy::Result<()> {
        let mut all: Option<HashMap<u32, f32>> = None;
        for pair in &layer.terms {
            let pair = Layer { source: Source::Pairs, terms: vec![pair.clone()], weight: 1.0 };
            self.frequencies(&pair, frequency)?;
            let mut here = HashMap::new();
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

    /// Adds up the weighted occurrences of a layer's terms.
    fn frequencies(&self, layer: &Layer, frequency: &mut Sparse) -> tantivy::Result<()> {
        let zones = match layer.source {
            Source::Words => self.zones.as_slice(),
            Source::Pairs => std::slice::from_ref(&self.pairs),
            Source::Run => return self.run_frequencies(layer, frequency),
        };
        for (segment, &base) in self.searcher.segment_readers().iter().zip(&self.bases) {
            for zone in zones.iter().filter(|zone| zone.weight > 0.0) {
                let index = segment.inverted_index(zone.field)?;
                if index.terms().num_terms() == 0 {
                    continue;
                }
                let lengths = segment.get_fieldnorms_reader(zone.field)?;
                for (key, quality) in &layer.terms {
                    let mut count = |info: &TermInfo| -> tantivy::Result<()> {
                        let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
                        let weight = zone.weight * quality;
                        let mut doc = postings.doc();
                        while doc != TERMINATED {
                            if !segment.is_deleted(doc) {
                                let norm = zone.norms[usize::from(lengths.fieldnorm_id(doc))];
                                frequency.add(base + doc, weight * norm * postings.term_freq() as f32);
                            }
                            doc = postings.advance();
                        }
                        Ok(())
                    };
                    if key.is_any() {
                        let (from, to) = key.range();
                        let mut terms = index.terms().range().ge(from).lt(to).into_stream()?;
                        while let Some((_, info)) = terms.next() {
                            count(info)?;
                        }
                    } else if let Some(info) = index.terms().get(key.as_str())? {
                        count(&info)?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl ZoneNorm {
    fn new(searcher: &Searcher, field: Field, weight: f32, b: f32) -> tantivy::Result<Self> {
        let mut tokens = 0;
        for segment in searcher.segment_readers() {
            tokens += segment.inverted_index(field)?.total_num_tokens();
        }
        // Sections without the zone count too: in a short zone that makes the few that have it long, which `b_short`
        // is small for.
        let average = (tokens as f32 / searcher.num_docs().max(1) as f32).max(1.0);
        let mut norms = [0.0; 256];
        for (id, norm) in (0..=u8::MAX).zip(&mut norms) {
            let length = tantivy::fieldnorm::FieldNormReader::id_to_fieldnorm(id) as f32;
            *norm = 1.0 / (1.0 - b + b * length / average);
        }
        Ok(Self { field, weight, norms })
    }
}

/// Robertson's and Spärck Jones's weight of a term that `n` of `of` documents have, never below zero.
fn idf(n: usize, of: u64) -> f32 {
    let (n, of) = (n as f32, of as f32);
    (1.0 + (of - n + 0.5).max(0.0) / (n + 0.5)).ln()
}

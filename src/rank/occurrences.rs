//! Occurrences: what a layer asks for, added up from postings.

use foldhash::HashMap;
use timra_language::float::ln;
use timra_language::{TermKey, Zone};
use timra_plan::{Layer, Source, Weights};

use crate::norms::Norms;
use crate::{Accumulator, Accumulators, PairPosting, Posting, Postings};

/// The postings of an index, with the norms of its zones.
pub(crate) struct Occurrences<'i, I> {
    index: &'i I,
    norms: Norms,
    accumulators: &'i Accumulators,
}

impl<'i, I: Postings> Occurrences<'i, I> {
    /// The postings of `index`, to be added up in `accumulators`.
    pub(crate) fn new(index: &'i I, weights: &Weights, accumulators: &'i Accumulators) -> Self {
        Self { index, norms: Norms::new(index, weights), accumulators }
    }

    /// Number of sections.
    pub(crate) fn len(&self) -> usize {
        self.index.sections()
    }

    /// An accumulator for all sections, all zero.
    pub(crate) fn accumulator(&self) -> Accumulator {
        self.accumulators.lend(self.len())
    }

    /// The idf of the words with this base, by the zone in which most sections have them.
    pub(crate) fn idf_of_base(&self, base: &str) -> Result<f32, I::Error> {
        let mut most = 0;
        for zone in Zone::ALL {
            most = most.max(self.index.count(zone, base)?);
        }
        Ok(idf(most as usize, self.len()))
    }

    /// Number of sections that have a word with this base form in their text, counted once for each spelling. No
    /// postings are read.
    pub(crate) fn count(&self, base: &str) -> Result<u64, I::Error> {
        self.index.count(Zone::Body, base)
    }

    /// What a pair in a section counts, by the section's length.
    pub(crate) fn norm_of_pairs(&self, section: u32) -> f32 {
        self.norms.of_pair(self.index.length(section))
    }

    /// Adds up the occurrences of a layer in each section, weighted by zone, length and term. Returns the number of
    /// sections that have them: by the dictionary, in the zone where most sections have them; for runs and phrases by
    /// their postings.
    pub(crate) fn of_layer(&self, layer: &Layer, frequency: &mut Accumulator) -> Result<usize, I::Error> {
        let count = match layer.source {
            Source::Words => self.of_words(layer, frequency)?,
            Source::Pairs => {
                let mut count = 0;
                for (pair, quality) in &layer.terms {
                    count += self.of_pair(layer, pair, *quality, frequency)?;
                }
                count
            }
            Source::Run => {
                self.of_run(layer, frequency)?;
                frequency.count()
            }
            Source::Neighbours => frequency.count(),
            Source::Phrase => {
                self.of_phrase(layer, 1, frequency)?;
                frequency.count()
            }
            Source::Parts => {
                self.of_phrase(layer, 0, frequency)?;
                frequency.count()
            }
        };
        Ok(count.min(self.len()))
    }

    /// Calls `each` with the sections that have a term of a layer of words in `zone`, once for each term.
    pub(crate) fn for_each_in(
        &self,
        zone: Zone,
        layer: &Layer,
        mut each: impl FnMut(u32),
    ) -> Result<(), I::Error> {
        for (key, _) in &layer.terms {
            self.index.for_each_of_word(key, |it| it == zone, |_, posting| each(posting.section))?;
        }
        Ok(())
    }

    /// Adds the occurrences of words. Returns the number of sections in the zone where most sections have them.
    fn of_words(&self, layer: &Layer, frequency: &mut Accumulator) -> Result<usize, I::Error> {
        let mut counts = [0; Zone::ALL.len()];
        for (key, quality) in &layer.terms {
            let wanted = |zone| self.norms.counts_in(zone, layer.titles_only);
            let here = self.index.for_each_of_word(key, wanted, |zone, posting| {
                let Posting { section, frequency: count, length } = posting;
                frequency.add(section, quality * self.norms.of(zone, length) * count as f32);
            })?;
            counts.iter_mut().zip(here).for_each(|(count, here)| *count += here);
        }
        Ok(counts.into_iter().max().unwrap_or(0))
    }

    /// Adds the occurrences of a pair. Returns the number of sections that have it. It is not known which occurrences
    /// are in titles.
    fn of_pair(
        &self,
        layer: &Layer,
        pair: &TermKey,
        quality: f32,
        frequency: &mut Accumulator,
    ) -> Result<usize, I::Error> {
        if layer.titles_only {
            return Ok(0);
        }
        self.index.for_each_of_pair(pair, |PairPosting { section, frequency: count, length }| {
            frequency.add(section, quality * self.norms.of_pair(length) * count as f32);
        })
    }

    /// Adds the occurrences of a run of words: sections that have all of its pairs, as often as the rarest of them.
    fn of_run(&self, layer: &Layer, frequency: &mut Accumulator) -> Result<(), I::Error> {
        let mut all: Option<HashMap<u32, f32>> = None;
        for (pair, quality) in &layer.terms {
            self.of_pair(layer, pair, *quality, frequency)?;
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

    /// Adds the occurrences of a phrase: words in one zone, each `step` positions after the word before.
    fn of_phrase(&self, layer: &Layer, step: u32, frequency: &mut Accumulator) -> Result<(), I::Error> {
        let words: Vec<&TermKey> = layer.terms.iter().map(|(key, _)| key).collect();
        let wanted = |zone| self.norms.counts_in(zone, layer.titles_only);
        self.index.for_each_of_phrase(&words, step, wanted, |zone, posting| {
            frequency.add(posting.section, self.norms.of(zone, posting.length) * posting.frequency as f32);
        })
    }
}

/// The weight of a term that `n` of `of` documents have (Robertson and Spärck Jones), never zero.
pub(crate) fn idf(n: usize, of: usize) -> f32 {
    let (n, of) = (n as f32, of as f32);
    ln(1.0 + (of - n + 0.5).max(0.5) / (n + 0.5))
}

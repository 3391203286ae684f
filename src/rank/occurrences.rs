//! Occurrences: what a layer asks for, added up from postings.

use timra_language::float::ln;
use timra_language::{TermKey, Zone};
use timra_plan::{Layer, Source, Weights};

use crate::norms::Norms;
use crate::{PairPosting, PostingList, Postings, WordPlace};

/// Sections in order, with how often each has a layer: occurrences weighted by zone, length and term.
pub(crate) type LayerScores = Vec<(u32, f32)>;

/// The postings of an index, with the norms of its zones.
pub(crate) struct Occurrences<'i, I> {
    index: &'i I,
    norms: Norms,
}

impl<'i, I: Postings> Occurrences<'i, I> {
    /// The postings of `index`.
    pub(crate) fn new(index: &'i I, weights: &Weights) -> Self {
        Self { index, norms: Norms::new(index, weights) }
    }

    /// The index.
    pub(crate) fn index(&self) -> &'i I {
        self.index
    }

    /// Number of sections.
    pub(crate) fn len(&self) -> usize {
        self.index.sections()
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

    /// What a word counts in a zone, by the code of the length of the zone.
    pub(crate) fn norms_of(&self, zone: Zone) -> &[f32; 256] {
        self.norms.by_length(zone)
    }

    /// What a pair in a section counts, by the section's length.
    pub(crate) fn norm_of_pairs(&self, section: u32) -> f32 {
        self.norms.of_pair(self.index.length(section))
    }

    /// Adds up the occurrences of a layer of several words in each section that has some. Returns also the number of sections
    /// that have them: of pairs by the dictionary, of runs and phrases by their postings.
    pub(crate) fn of_layer(&self, layer: &Layer) -> Result<(usize, LayerScores), I::Error> {
        let (count, found) = match layer.source {
            Source::Pairs => {
                let (mut count, mut found) = (0, Vec::new());
                for (pair, quality) in &layer.terms {
                    count += self.of_pair(layer, pair, *quality, &mut found)?;
                }
                (count, added_up(found))
            }
            Source::Run => self.counted(layer, self.of_run(layer)?)?,
            // Their lists are read beside others.
            Source::Words | Source::Neighbours => (0, Vec::new()),
            Source::Phrase => self.counted(layer, self.of_phrase(layer, 1)?)?,
            Source::Parts => self.counted(layer, self.of_phrase(layer, 0)?)?,
        };
        Ok((count.min(self.len()), found))
    }

    /// Calls `each` with every list that a layer of words has: its zone, what an occurrence counts by its term, and where it
    /// is. Returns the number of sections in the zone where most have a term of the layer.
    pub(crate) fn for_each_list(
        &self,
        layer: &Layer,
        mut each: impl FnMut(Zone, f32, I::Place) -> Result<(), I::Error>,
    ) -> Result<usize, I::Error> {
        let mut counts = [0; Zone::ALL.len()];
        for (key, quality) in &layer.terms {
            for WordPlace { zone, count, place } in self.index.places(key)? {
                if self.norms.counts_in(zone, layer.titles_only) {
                    counts[zone as usize] += count;
                    each(zone, *quality, place)?;
                }
            }
        }
        Ok(counts.into_iter().max().unwrap_or(0).min(self.len()))
    }

    /// Calls `each` with all sections of the index that have a layer of words, once for each term and zone.
    pub(crate) fn for_each_of_all(&self, layer: &Layer, mut each: impl FnMut(u32)) -> Result<(), I::Error> {
        self.for_each_list(layer, |_, _, place| {
            self.index.open_whole(&place)?.read_until(u32::MAX, |posting| each(posting.section));
            Ok(())
        })?;
        Ok(())
    }

    /// Calls `each` with the sections that have a layer of words, once for each term and zone.
    pub(crate) fn for_each_section(&self, layer: &Layer, mut each: impl FnMut(u32)) -> Result<(), I::Error> {
        self.for_each_list(layer, |_, _, place| {
            self.index.open(&place)?.read_until(u32::MAX, |posting| each(posting.section));
            Ok(())
        })?;
        Ok(())
    }

    /// Calls `each` with the sections that have a term of a layer of words in `zone`, once for each term.
    pub(crate) fn for_each_in(
        &self,
        zone: Zone,
        layer: &Layer,
        mut each: impl FnMut(u32),
    ) -> Result<(), I::Error> {
        for (key, _) in &layer.terms {
            for WordPlace { place, .. } in self.index.places(key)?.into_iter().filter(|it| it.zone == zone) {
                self.index.open(&place)?.read_until(u32::MAX, |posting| each(posting.section));
            }
        }
        Ok(())
    }

    /// What was found of a layer that is counted by its postings, with the number of sections that have it.
    fn counted(&self, layer: &Layer, found: LayerScores) -> Result<(usize, LayerScores), I::Error> {
        Ok((self.index.sections_with(layer, found.len())?, found))
    }

    /// Adds the occurrences of a pair. Returns the number of sections that have it. It is not known which occurrences
    /// are in titles.
    fn of_pair(
        &self,
        layer: &Layer,
        pair: &TermKey,
        quality: f32,
        found: &mut LayerScores,
    ) -> Result<usize, I::Error> {
        if layer.titles_only {
            return Ok(0);
        }
        self.index.for_each_of_pair(pair, |PairPosting { section, frequency: count, length }| {
            found.push((section, quality * self.norms.of_pair(length) * count as f32));
        })
    }

    /// The occurrences of a run of words: sections that have all of its pairs, as often as the rarest of them.
    fn of_run(&self, layer: &Layer) -> Result<LayerScores, I::Error> {
        let mut all: Option<LayerScores> = None;
        for (pair, quality) in &layer.terms {
            let mut here = Vec::new();
            self.of_pair(layer, pair, *quality, &mut here)?;
            let here = added_up(here);
            let here = match all {
                None => here,
                Some(all) => both(all, &here),
            };
            if here.is_empty() {
                return Ok(here);
            }
            all = Some(here);
        }
        Ok(all.unwrap_or_default())
    }

    /// The occurrences of a phrase: words in one zone, each `step` positions after the word before.
    fn of_phrase(&self, layer: &Layer, step: u32) -> Result<LayerScores, I::Error> {
        let words: Vec<&TermKey> = layer.terms.iter().map(|(key, _)| key).collect();
        let wanted = |zone| self.norms.counts_in(zone, layer.titles_only);
        let mut found = Vec::new();
        self.index.for_each_of_phrase(&words, step, wanted, |zone, posting| {
            let norm = self.norms_of(zone)[usize::from(posting.length.0)];
            found.push((posting.section, norm * posting.frequency as f32));
        })?;
        Ok(added_up(found))
    }
}

/// One number for each section, in order; numbers of one section are added in the order in which they come.
fn added_up(mut found: LayerScores) -> LayerScores {
    found.sort_by_key(|(section, _)| *section);
    found.dedup_by(|(section, count), (kept, sum)| {
        let is_of_kept = section == kept;
        if is_of_kept {
            *sum += *count;
        }
        is_of_kept
    });
    found
}

/// The sections that both have, with the lesser number.
fn both(mut all: LayerScores, others: &[(u32, f32)]) -> LayerScores {
    let mut others = others.iter().peekable();
    all.retain_mut(|(section, count)| {
        while others.next_if(|other| other.0 < *section).is_some() {}
        let other = others.next_if(|other| other.0 == *section);
        other.inspect(|other| *count = count.min(other.1)).is_some()
    });
    all
}

/// The weight of a term that `n` of `of` documents have (Robertson and Spärck Jones), never zero.
pub(crate) fn idf(n: usize, of: usize) -> f32 {
    let (n, of) = (n as f32, of as f32);
    ln(1.0 + (of - n + 0.5).max(0.5) / (n + 0.5))
}

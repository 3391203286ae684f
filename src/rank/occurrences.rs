//! Layer → occurrences: what a plan asks for, added up from postings.

use foldhash::HashMap;
use tantivy::DocId;
use tantivy::fieldnorm::FieldNormReader;
use timra_format::OpenIndex;
use timra_language::{TermKey, Zone};
use timra_plan::{Layer, Source, Weights};

use super::dictionaries::Dictionaries;
use super::inverted::{LISTS, List, PAIRS, Posting};
use super::score::idf;
use super::sparse::{Sparse, Sparses};

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
    /// BM25's normalisation by length.
    b: f32,
    /// Terms of a section in the list, on average.
    average: f32,
    /// What an occurrence counts by the list's length, as Tantivy encodes lengths in a byte.
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

    /// How rare a word with this base is, where most sections have it.
    pub fn rarity(&self, base: &str) -> tantivy::Result<f32> {
        Ok(idf(self.dictionaries.most_in_a_zone(base)? as usize, self.len()))
    }

    /// In how many sections' texts a word stands, without reading in which; once for each of its spellings.
    pub fn count(&self, word: &TermKey) -> tantivy::Result<u64> {
        self.dictionaries.count_in(Zone::Body, word)
    }

    /// What a pair in a section counts, by the section's length.
    pub fn norm_of_pairs(&self, section: u32) -> f32 {
        let address = self.dictionaries.index().sections.address(section);
        self.norms.0[PAIRS].of(self.dictionaries.list_of(address, PAIRS), address.doc_id)
    }

    /// Adds up the occurrences of a layer in each section, weighted by zone, length and term. Tells in how many sections they
    /// are, by what the dictionary counts of the list that most have them in; of runs and phrases only the postings tell.
    pub fn of_layer(&self, layer: &Layer, frequency: &mut Sparse) -> tantivy::Result<usize> {
        let mut counts = [0; LISTS];
        match layer.source {
            Source::Words => {
                for (key, quality) in &layer.terms {
                    for posting in self.dictionaries.of_key(key)?.iter().flat_map(|term| &term.postings) {
                        counts[posting.list] += self.add(layer, posting, *quality, frequency)?;
                    }
                }
            }
            Source::Pairs => {
                for (pair, quality) in &layer.terms {
                    counts[PAIRS] += self.of_pair(layer, pair, *quality, frequency)?;
                }
            }
            Source::Run => self.of_run(layer, frequency)?,
            Source::Neighbours => {}
            Source::Phrase => self.of_phrase(layer, 1, frequency)?,
            Source::Parts => self.of_phrase(layer, 0, frequency)?,
        }
        Ok(match layer.source {
            Source::Words | Source::Pairs => counts.into_iter().max().unwrap_or(0).min(self.len()),
            _ => frequency.count(),
        })
    }

    /// Calls `each` with the sections that have a term of a layer of words in one zone, once for each term.
    pub fn for_each_in(&self, zone: Zone, layer: &Layer, mut each: impl FnMut(u32)) -> tantivy::Result<()> {
        for (key, _) in &layer.terms {
            for posting in self.dictionaries.of_key(key)?.iter().flat_map(|term| &term.postings) {
                if posting.list != zone as usize {
                    continue;
                }
                let (list, numbers) = self.dictionaries.list(posting);
                let mut block = list.blocks(posting)?;
                while block.block_len() > 0 && self.dictionaries.budget.allows(block.block_len() as u32) {
                    block.docs().iter().filter_map(|&doc| numbers.of(doc)).for_each(&mut each);
                    block.advance();
                }
            }
        }
        Ok(())
    }

    /// Adds the occurrences of a pair; in how many sections it stands.
    fn of_pair(
        &self,
        layer: &Layer,
        pair: &TermKey,
        quality: f32,
        frequency: &mut Sparse,
    ) -> tantivy::Result<usize> {
        let postings = self.dictionaries.of_pair(pair)?;
        postings.iter().map(|posting| self.add(layer, posting, quality, frequency)).sum()
    }

    /// Adds the occurrences of one term in one list; in how many sections of the list it stands.
    fn add(
        &self,
        layer: &Layer,
        posting: &Posting,
        quality: f32,
        frequency: &mut Sparse,
    ) -> tantivy::Result<usize> {
        let norm = &self.norms.0[posting.list];
        if !norm.counts_in(layer) {
            return Ok(0);
        }
        let (list, numbers) = self.dictionaries.list(posting);
        let mut block = list.blocks(posting)?;
        while block.block_len() > 0 && self.dictionaries.budget.allows(block.block_len() as u32) {
            for (at, &doc) in block.docs().iter().enumerate() {
                if let Some(section) = numbers.of(doc) {
                    frequency.add(section, quality * norm.of(list, doc) * block.freq(at) as f32);
                }
            }
            block.advance();
        }
        Ok(self.dictionaries.count(posting)? as usize)
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

    /// Where the words of a phrase stand in one zone, each `step` words behind the one before.
    fn of_phrase(&self, layer: &Layer, step: u32, frequency: &mut Sparse) -> tantivy::Result<()> {
        let norms = &self.norms.0;
        self.dictionaries.of_phrase(
            layer.terms.iter().map(|(key, _)| key),
            step,
            |list| norms[list].counts_in(layer),
            |(at, list), doc, section, count| frequency.add(section, norms[at].of(list, doc) * count as f32),
        )
    }
}

impl Norms {
    /// Those of `index`.
    pub fn new(index: &OpenIndex, weights: &Weights) -> Self {
        Self(std::array::from_fn(|list| {
            let zone = Zone::ALL.get(list).copied();
            let b = if zone.is_none_or(|zone| zone == Zone::Body) { weights.b } else { weights.b_short };
            let lengths = &index.manifest.lengths;
            let all = zone.map_or_else(|| lengths.iter().sum(), |zone| lengths[zone as usize]);
            // Sections without the zone count too: in a short zone that makes the few that have it long, which `b_short`
            // is small for.
            let average = (all as f32 / index.sections.len().max(1) as f32).max(1.0);
            let weight = zone.map_or(1.0, |zone| weights.zones[zone as usize]);
            let is_title = zone.is_some_and(|zone| zone.is_title());
            let mut norm = Norm { weight, is_title, b, average, by_length: [0.0; 256] };
            for id in 0..=u8::MAX {
                norm.by_length[usize::from(id)] = norm.of_length(FieldNormReader::id_to_fieldnorm(id));
            }
            norm
        }))
    }
}

impl Norm {
    fn counts_in(&self, layer: &Layer) -> bool {
        self.weight > 0.0 && (!layer.titles_only || self.is_title)
    }

    fn of_length(&self, length: u32) -> f32 {
        self.weight / (1.0 - self.b + self.b * length as f32 / self.average)
    }

    /// What an occurrence in this document of the list counts.
    fn of(&self, list: &List, doc: DocId) -> f32 {
        match list.lengths.as_slice() {
            [length] => self.by_length[usize::from(length.fieldnorm_id(doc))],
            lengths => self.of_length(lengths.iter().map(|length| length.fieldnorm(doc)).sum()),
        }
    }
}

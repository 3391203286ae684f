//! Norms: what one occurrence counts, by its zone and the length of the zone.

use timra_language::Zone;
use timra_plan::Weights;

use crate::{Length, Postings};

/// What one occurrence counts in each zone, and what a pair counts.
pub(crate) struct Norms {
    zones: [Norm; Zone::ALL.len()],
    pairs: Norm,
}

struct Norm {
    weight: f32,
    is_title: bool,
    /// BM25's normalisation by length.
    b: f32,
    /// Words of a section in the zone, on average.
    average: f32,
    /// What an occurrence counts by the code of the zone's length.
    by_length: [f32; 256],
}

impl Norms {
    /// The norms of an index.
    pub(crate) fn new(index: &impl Postings, weights: &Weights) -> Self {
        // Sections without the zone count too: in a short zone that makes the few that have it long, which `b_short`
        // is small for.
        let average = |words: u64| (words as f32 / index.sections().max(1) as f32).max(1.0);
        let zones = Zone::ALL.map(|zone| {
            let b = if zone == Zone::Body { weights.b } else { weights.b_short };
            let weight = weights.zones[zone as usize];
            let mut norm = Norm {
                weight,
                is_title: zone.is_title(),
                b,
                average: average(index.words_in(zone)),
                by_length: [0.0; 256],
            };
            norm.by_length = std::array::from_fn(|code| norm.of_length(Length(code as u8).words()));
            norm
        });
        let all = Zone::ALL.iter().map(|&zone| index.words_in(zone)).sum();
        let pairs =
            Norm { weight: 1.0, is_title: false, b: weights.b, average: average(all), by_length: [0.0; 256] };
        Self { zones, pairs }
    }

    /// Whether words of `zone` count in a layer: in all zones, or with `titles_only` in titles and headings.
    pub(crate) fn counts_in(&self, zone: Zone, titles_only: bool) -> bool {
        let norm = &self.zones[zone as usize];
        norm.weight > 0.0 && (!titles_only || norm.is_title)
    }

    /// What a word counts in a zone, by the code of the length of the zone.
    pub(crate) fn by_length(&self, zone: Zone) -> &[f32; 256] {
        &self.zones[zone as usize].by_length
    }

    /// What a pair counts in a section of `length` words.
    pub(crate) fn of_pair(&self, length: u32) -> f32 {
        self.pairs.of_length(length)
    }
}

impl Norm {
    fn of_length(&self, length: u32) -> f32 {
        self.weight / (1.0 - self.b + self.b * length as f32 / self.average)
    }
}

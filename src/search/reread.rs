//! What decides between the best sections is read where they stand: which words are neighbours, what a passage says of
//! the query, and what else a heading says.

use foldhash::HashMap;

use super::dictionaries::Dictionaries;
use super::engine::Engine;
use super::highlight::{self, Match};
use super::places::Places;
use super::postings::Occurrences;
use super::sparse::Sparse;
use super::{Group, Plan, heading, neighbours, passage};
use crate::error::Result;
use crate::index::Zone;

/// How many of the best sections are read again: what is further down hardly comes up. With 100, no set of judged queries
/// changes by a thousandth.
const BEST: usize = 50;

impl Engine {
    /// Adds what only reading tells to the scores of the best sections. `allowed` says for each section whether it passes
    /// the filters of the query.
    ///
    /// Gives back the words that match in the texts that were read, by section.
    pub(super) fn read_again(
        &self,
        plan: &Plan,
        dictionaries: &Dictionaries,
        occurrences: &Occurrences,
        scores: &mut Sparse,
        allowed: Option<&[bool]>,
    ) -> Result<HashMap<u32, Vec<Match>>> {
        let has_units = plan.groups.iter().any(Group::is_unit);
        if !has_units && !plan.has_neighbours() {
            return Ok(HashMap::default());
        }
        // The best of all pass their scores on to their translations, those that are allowed are seen.
        let of_allowed = |allowed: &[bool]| scores.best_of(BEST, |section| allowed[section as usize]);
        let best = scores.best(BEST).into_iter().chain(allowed.map(of_allowed).unwrap_or_default());
        let mut sections: Vec<u32> = best.map(|(section, _)| section).collect();
        sections.sort_unstable();
        sections.dedup();
        if sections.is_empty() {
            return Ok(HashMap::default());
        }
        let mut places = Places::of_zones(dictionaries, &sections);
        let norms: Vec<f32> = sections.iter().map(|&section| occurrences.norm_of_pairs(section)).collect();
        let mut add = |weights: Vec<f32>| {
            let found = sections.iter().zip(weights).filter(|(_, weight)| *weight > 0.0);
            found.for_each(|(&section, weight)| scores.add(section, weight));
        };
        let typed = neighbours::as_typed(plan, occurrences, &mut places, &norms, self.weights.k1);
        add(typed.map_err(|e| self.failed(e))?);
        if !has_units {
            return Ok(HashMap::default());
        }
        let of_zone = |places| highlight::matches(plan, places);
        let zones = places.iter_mut().map(of_zone).collect::<tantivy::Result<Vec<_>>>();
        let zones = zones.map_err(|e| self.failed(e))?;
        add(neighbours::translated(plan, &zones, &norms, &self.weights));
        add(passage::weights(plan, &zones, &self.weights));
        let words = self.columns.heading_words(&self.index).map_err(|e| self.failed(e))?;
        let words: Vec<u32> = sections.iter().map(|&section| words[section as usize]).collect();
        add(heading::weights(plan, &zones[Zone::Heading as usize], &words, &self.weights));
        let texts = zones.into_iter().next_back().unwrap_or_default();
        Ok(sections.into_iter().zip(texts).collect())
    }
}

//! What decides between the best sections is read where they stand: their passages, and which words are neighbours.

use foldhash::HashMap;

use super::dictionaries::Dictionaries;
use super::engine::Engine;
use super::highlight::Match;
use super::places::Places;
use super::postings::Occurrences;
use super::sparse::Sparse;
use super::{Plan, neighbours, passage};
use crate::error::Result;

/// How many of the best sections are read again: what is further down hardly comes up. 100 change no score of any set by
/// a thousandth.
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
        let of_passages = passage::factor(plan, &self.weights);
        let has_neighbours = plan.has_neighbours();
        if of_passages == 0.0 && !has_neighbours {
            return Ok(HashMap::default());
        }
        // The best of all pass their scores on to their translations, those that are allowed are seen.
        let of_allowed = |allowed: &[bool]| scores.best_of(BEST, |section| allowed[section as usize]);
        let best = scores.best(BEST).into_iter().chain(allowed.map(of_allowed).unwrap_or_default());
        let mut sections: Vec<u32> = best.map(|(section, _)| section).collect();
        sections.sort_unstable();
        sections.dedup();
        let mut places = Places::of_zones(dictionaries, &sections);
        let mut matches = HashMap::default();
        if of_passages > 0.0 {
            let passages = passage::passages(plan, &mut places).map_err(|e| self.failed(e))?;
            for (&section, passage) in sections.iter().zip(passages) {
                if passage.weight > 0.0 {
                    scores.add(section, of_passages * passage.weight);
                }
                matches.insert(section, passage.matches);
            }
        }
        if has_neighbours {
            let weights = neighbours::weights(plan, occurrences, &mut places, &sections, self.weights.k1);
            for (&section, weight) in sections.iter().zip(weights.map_err(|e| self.failed(e))?) {
                if weight > 0.0 {
                    scores.add(section, weight);
                }
            }
        }
        Ok(matches)
    }
}

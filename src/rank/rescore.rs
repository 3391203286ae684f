//! What decides between the best sections is read where they stand: which words are neighbours, what a passage says of
//! the query, and what else a heading says.

use foldhash::HashMap;
use timra_format::Result;
use timra_plan::{Group, Plan};

use super::dictionaries::Dictionaries;
use super::engine::Engine;
use super::highlight::{self, Match};
use super::places::Places;
use super::postings::Occurrences;
use super::sparse::Sparse;
use super::{heading, neighbours, own_language, passage, verbatim};

/// How many of the best sections are read again: what is further down hardly comes up. With 100, no set of judged queries
/// changes by a thousandth.
const BEST: usize = 50;

/// What puts a section just before another of a score.
const FIRST: f32 = 1.0001;

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
        let named = self.page_tops(plan, occurrences).map_err(|e| self.failed(e))?;
        sections.extend(named.into_iter().filter(|&section| scores.get(section) > 0.0));
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
        add(verbatim::weights(plan, occurrences, &mut places, &self.weights).map_err(|e| self.failed(e))?);
        let of_zone = |places| highlight::matches(plan, places);
        let zones = places.iter_mut().map(of_zone).collect::<tantivy::Result<Vec<_>>>();
        let zones = zones.map_err(|e| self.failed(e))?;
        add(neighbours::translated(plan, &zones, &norms, &self.weights));
        add(passage::weights(plan, &zones, &self.weights));
        let words = self.columns.heading_words(&self.index).map_err(|e| self.failed(e))?;
        let is_lead = |section: u32| self.index.begins_page(section);
        let names = |&section: &u32| {
            let lead = section.checked_sub(1).filter(|&lead| is_lead(lead) && !is_lead(section));
            let title = lead.map(|lead| words[lead as usize]);
            heading::Names {
                heading: words[section as usize],
                title: title.unwrap_or(0),
                is_title: is_lead(section) || title == Some(0),
            }
        };
        let names: Vec<heading::Names> = sections.iter().map(names).collect();
        add(heading::weights(plan, &zones, &names, &self.weights));
        self.prefer_own_language(plan, &zones, &sections, scores)?;
        let texts = zones.into_iter().next_back().unwrap_or_default();
        Ok(sections.into_iter().zip(texts).collect())
    }

    /// Puts the best section in the query's language first, if that has nearly as much of the query as the others
    /// (`own_language.rs`).
    fn prefer_own_language(
        &self,
        plan: &Plan,
        zones: &[Vec<Vec<Match>>],
        sections: &[u32],
        scores: &mut Sparse,
    ) -> Result<()> {
        let Some(own) = plan.lang.as_deref() else { return Ok(()) };
        let langs = self.columns.langs(&self.index).map_err(|e| self.failed(e))?;
        if !langs.has_others(own) {
            return Ok(());
        }
        let is_own: Vec<bool> = sections.iter().map(|&section| langs.is(section, own)).collect();
        let best_of = |wanted: bool| {
            let of_kind = sections.iter().zip(&is_own).filter(|(_, is_own)| **is_own == wanted);
            let scored = of_kind.map(|(&section, _)| (section, scores.get(section)));
            scored.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        };
        if let (Some((section, score)), Some((_, other))) = (best_of(true), best_of(false)) {
            let enough = other * own_language::enough(plan, zones, &is_own, &self.weights);
            if (enough..=other).contains(&score) {
                scores.raise(section, other * FIRST);
            }
        }
        Ok(())
    }
}

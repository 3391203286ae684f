//! Explained answers.

use timra_format::Result;
use timra_language::Zone;
use timra_plan::Plan;
use timra_rank::{Clock, Explanation, explain};

use super::{Engine, ExplainedResults, HitExplanation, Query, StepScore, SystemClock, WordScore};

impl Engine {
    /// Answers `query`, with the plan of the query and an explanation of the score of each hit. Takes about twice as
    /// long as [`Engine::search`].
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn explain(&self, query: &Query) -> Result<ExplainedResults> {
        self.explain_by(query, &SystemClock::start())
    }

    /// Answers and explains `query` with what is found until `clock` says that the search is over.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn explain_by(&self, query: &Query, clock: &dyn Clock) -> Result<ExplainedResults> {
        self.guarded(|| {
            self.searched(clock, |index, accumulators| {
                let found = self.find(query, index, accumulators)?;
                let (plan, allowed) = (found.plan.clone(), found.allowed.clone());
                let query = Query { explain: true, ..query.clone() };
                let (sections, mut results) = self.answer(&query, index, found)?;
                let budget = &index.dictionaries.budget;
                let explanations =
                    explain(&plan, index, accumulators, budget, allowed.as_deref(), &sections)?;
                let explained = sections.into_iter().zip(explanations);
                for (hit, (section, explanation)) in results.hits.iter_mut().zip(explained) {
                    let scored = Some(self.named(section)?.1.id).filter(|id| *id != hit.id);
                    hit.explanation = Some(self.explanation(&plan, explanation, scored)?);
                }
                Ok(ExplainedResults { plan, results })
            })
        })
    }

    /// The explanation of a hit; `scored` is the id of the section that has the score, if the hit shows another version
    /// of it.
    fn explanation(
        &self,
        plan: &Plan,
        explanation: Explanation,
        scored: Option<String>,
    ) -> Result<HitExplanation> {
        let words = explanation.groups.into_iter().filter_map(|of_group| {
            let query = plan.groups.get(of_group.group)?.typed();
            let zones = of_group.zones.into_iter().map(Zone::name).collect();
            Some(WordScore { query, rung: of_group.rung, score: of_group.score, zones })
        });
        let steps = explanation.changes.into_iter().map(|(step, change)| StepScore { step, change });
        let other = explanation.raised_by.map(|section| self.named(section)).transpose()?;
        Ok(HitExplanation {
            words: words.collect(),
            steps: steps.collect(),
            translation_of: other.map(|(_, name)| name.id),
            scored,
        })
    }
}

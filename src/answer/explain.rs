//! Explained answers.

use timra_language::Zone;
use timra_plan::{Plan, Weights};
use timra_rank::{self as rank, Explanation};

use super::answer::answer;
use super::find::find;
use super::{ExplainedResults, HitExplanation, Query, Searchable, StepScore, StoredSections, WordScore};

/// Answers `query` over `index`, with the plan of the query and an explanation of the score of each hit. Takes about twice
/// as long as [`super::search()`].
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn explain<I: Searchable>(
    query: &Query,
    index: &I,
    weights: &Weights,
) -> Result<ExplainedResults, I::Error> {
    let found = find(query, index, weights)?;
    let (plan, allowed) = (found.plan.clone(), found.allowed.clone());
    let query = Query { explain: true, ..query.clone() };
    let (sections, mut results) = answer(&query, index, found)?;
    let explanations = rank::explain(&plan, index, index.budget(), allowed.as_deref(), &sections)?;
    let explained = sections.into_iter().zip(explanations);
    for (hit, (section, of_section)) in results.hits.iter_mut().zip(explained) {
        let scored = Some(index.named(section)?.1.id).filter(|id| *id != hit.id);
        hit.explanation = Some(explanation(&plan, of_section, scored, index)?);
    }
    Ok(ExplainedResults { plan, results })
}

/// The explanation of a hit; `scored` is the id of the section that has the score, if the hit shows another version of it.
fn explanation<I: StoredSections>(
    plan: &Plan,
    explanation: Explanation,
    scored: Option<String>,
    index: &I,
) -> Result<HitExplanation, I::Error> {
    let words = explanation.groups.into_iter().filter_map(|of_group| {
        let query = plan.groups.get(of_group.group)?.typed();
        let zones = of_group.zones.into_iter().map(Zone::name).collect();
        Some(WordScore { query, rung: of_group.rung, score: of_group.score, zones })
    });
    let steps = explanation.changes.into_iter().map(|(step, change)| StepScore { step, change });
    let other = explanation.raised_by.map(|section| index.named(section)).transpose()?;
    Ok(HitExplanation {
        words: words.collect(),
        steps: steps.collect(),
        translation_of: other.map(|(_, name)| name.id),
        scored,
    })
}

//! Every section that a query finds.

use timra_plan::{Plan, Weights};
use timra_rank::{Ranking, rank};

use super::filter::allowed;
use super::understand::{parsed, plan_of};
use super::{Query, Searchable};

/// The plan of a query, and every section that it finds, by section number, with its score.
pub(crate) struct Found {
    pub plan: Plan,
    pub ranking: Ranking,
    /// For each section, whether it passes the filters; `None` if all do.
    pub allowed: Option<Vec<bool>>,
}

/// Finds the sections that match `query` and pass its filters. Where no section has all that the query requires, those
/// are found that have some of it.
pub(crate) fn find<I: Searchable>(query: &Query, index: &I, weights: &Weights) -> Result<Found, I::Error> {
    let budget = index.budget();
    let parsed = parsed(query, index)?;
    let mut plan = plan_of(&parsed, query, index, weights)?;
    let allowed = allowed(plan.choices.filters(), index)?;
    let keep = |section: u32| allowed.as_ref().is_none_or(|allowed| allowed[section as usize]);
    let score = |plan: &Plan| rank(plan, index, budget, allowed.as_deref());
    let mut ranking = score(&plan)?;
    let relaxed = [plan.requires().then(|| parsed.relaxed()), parsed.flags_as_text()];
    for parsed in relaxed.into_iter().flatten() {
        // What there was no time to look for may well be there.
        if budget.is_spent() || ranking.scores.iter().any(|(section, _)| keep(section)) {
            break;
        }
        plan = plan_of(&parsed, query, index, weights)?;
        ranking = score(&plan)?;
    }
    if allowed.is_some() {
        ranking.scores.retain(keep);
    }
    Ok(Found { plan, ranking, allowed })
}

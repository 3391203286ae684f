//! Rankings of ids, without what people see of a result.

use timra_plan::Weights;

use super::find::{Found, find};
use super::order::Order;
use super::{Query, Searchable};

/// A section and its score, with nothing else to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Id of the section.
    pub id: String,
    /// Score of the section. Scores can be compared within one answer only.
    pub score: f32,
}

/// The ids and scores of the best sections, without collapsing copies and translations.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn ranked<I: Searchable>(query: &Query, index: &I, weights: &Weights) -> Result<Vec<Ranked>, I::Error> {
    let limit = query.limit.min(Query::MAX_LIMIT);
    let Found { plan, ranking, .. } = find(query, index, weights)?;
    let order = Order::new(plan.choices.sort(), index)?;
    let first = order.first(&ranking.scores, query.offset.saturating_add(limit));
    let named = |(section, score)| Ok(Ranked { id: index.named(section)?.1.id, score });
    first.into_iter().skip(query.offset).map(named).collect()
}

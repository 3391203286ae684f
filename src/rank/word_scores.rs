//! Scores by words alone.

use timra_plan::Plan;

use crate::observer::Unobserved;
use crate::occurrences::Occurrences;
use crate::score::score;
use crate::{Budget, Postings, SectionScores};

/// Scores every section that `plan` finds by how many of the words of the plan it has, and how rare they are: the first
/// stage of [`crate::rank()`], without what order and place of the words add for somebody who asks. These scores say how
/// much two texts have in common when the plan is made of the words of one of them.
///
/// Once the `budget` is spent, the result is what was found by then.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn word_scores<I: Postings>(plan: &Plan, index: &I, budget: &Budget) -> Result<SectionScores, I::Error> {
    score(plan, &Occurrences::new(index, &plan.weights), &[], budget, &mut Unobserved)
}

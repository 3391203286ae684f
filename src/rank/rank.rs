//! Ranking: a plan is executed over an index.

use foldhash::HashMap;
use timra_plan::Plan;

use crate::cross_language::cross_languages;
use crate::matches::matches;
use crate::observer::{Observer, Unobserved};
use crate::occurrences::Occurrences;
use crate::rescore::rescore;
use crate::score::score;
use crate::section_words::SectionWords;
use crate::{Attributes, Budget, Match, Positions, Postings, SectionScores, Step, as_typed};

/// The sections that a plan finds.
pub struct Ranking {
    /// The score of each section.
    pub scores: SectionScores,
    /// The words that match in the texts of some sections, by the number of the section.
    pub matches: HashMap<u32, Vec<Match>>,
}

/// Scores every section that `plan` finds. `allowed` says for each section whether it passes the filters; the others
/// are scored as well, because they can pass their score on to a translation that passes.
///
/// Once the `budget` is spent, the result is what was found by then.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn rank<I: Postings + Positions + Attributes>(
    plan: &Plan,
    index: &I,
    budget: &Budget,
    allowed: Option<&[bool]>,
) -> Result<Ranking, I::Error> {
    rank_observed(plan, index, budget, allowed, &mut Unobserved)
}

/// Scores every section that `plan` finds, as [`rank`] does, and shows the scores after each step to `observer`.
pub(crate) fn rank_observed<I: Postings + Positions + Attributes>(
    plan: &Plan,
    index: &I,
    budget: &Budget,
    allowed: Option<&[bool]>,
    observer: &mut dyn Observer,
) -> Result<Ranking, I::Error> {
    let occurrences = Occurrences::new(index, &plan.weights);
    let mut scores = score(plan, &occurrences, index.weights()?, budget, observer)?;
    let matches = rescore(plan, index, &occurrences, budget, allowed, &mut scores, observer)?;
    if !budget.is_spent() {
        as_typed::lift(plan, &occurrences, &mut scores)?;
        observer.step(Step::AsTyped, &|section| Some(scores.get(section)));
        if !plan.is_strict() {
            cross_languages(plan, index, &occurrences, &mut scores, observer)?;
            observer.step(Step::Translation, &|section| Some(scores.get(section)));
        }
    }
    Ok(Ranking { scores, matches })
}

/// The words of `plan` in the texts of `sections`: for each section its matches by position.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn matches_in_text<I: Positions>(
    plan: &Plan,
    index: &I,
    budget: &Budget,
    sections: &[u32],
) -> Result<Vec<Vec<Match>>, I::Error> {
    let [_, _, _, mut body] = SectionWords::of_zones(index, budget, sections);
    matches(plan, &mut body)
}

//! An observer of a ranking: it sees how scores come about.

use timra_plan::Alternative;

use crate::Step;

/// What sections score, those that are scored at the moment; `None` for others.
pub(crate) type ScoresSeen<'s> = &'s dyn Fn(u32) -> Option<f32>;

/// Is shown the scores of all sections while a plan is executed, and cannot change them. Until [`Step::Weight`] some sections
/// after the other are scored to the end.
pub(crate) trait Observer {
    /// Called after each alternative of a group: `best` has the score that the group gives sections by now.
    fn alternative(&mut self, group: usize, alternative: &Alternative, best: ScoresSeen) {
        let _ = (group, alternative, best);
    }

    /// Called after each step with the scores of sections.
    fn step(&mut self, step: Step, scores: ScoresSeen) {
        let _ = (step, scores);
    }

    /// Called when the section `to` was raised by its translation `from`.
    fn lent(&mut self, from: u32, to: u32) {
        let _ = (from, to);
    }
}

/// An observer that does nothing.
pub(crate) struct Unobserved;

impl Observer for Unobserved {}

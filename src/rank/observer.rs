//! An observer of a ranking: it sees how scores come about.

use timra_plan::Alternative;

use crate::{Accumulator, Step};

/// Is shown the scores of all sections while a plan is executed, and cannot change them.
pub(crate) trait Observer {
    /// Called after each alternative of a group: `best` has the score that the group gives each section by now.
    fn alternative(&mut self, group: usize, alternative: &Alternative, best: &Accumulator) {
        let _ = (group, alternative, best);
    }

    /// Called after each step with the scores of all sections.
    fn step(&mut self, step: Step, scores: &Accumulator) {
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

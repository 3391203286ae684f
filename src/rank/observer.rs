//! Who wants to see how scores come about.

use timra_plan::Alternative;

use crate::{Accumulator, Step};

/// Is shown the scores of all sections while a plan is executed. What it does with them changes none.
pub trait Observer {
    /// `best` is what each section has of a group of the plan once `alternative` was looked at, too.
    fn alternative(&mut self, group: usize, alternative: &Alternative, best: &Accumulator) {
        let _ = (group, alternative, best);
    }

    /// The scores of all sections after a step.
    fn step(&mut self, step: Step, scores: &Accumulator) {
        let _ = (step, scores);
    }

    /// The section `to` was raised because `from`, which is in another language, says the same.
    fn lent(&mut self, from: u32, to: u32) {
        let _ = (from, to);
    }
}

/// Nobody looks.
pub struct Unobserved;

impl Observer for Unobserved {}

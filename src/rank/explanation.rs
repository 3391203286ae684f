//! Explanations: how the scores of some sections came about.

use timra_language::Zone;
use timra_plan::{Alternative, Plan, Rung};

use crate::observer::{Observer, ScoresSeen};
use crate::rank::rank_observed;
use crate::rescore::zone_matches;
use crate::section_words::SectionWords;
use crate::{Attributes, Budget, Positions, Postings, Step};

/// How the score of a section came about. The scores of the groups and the changes by the steps add up to the score.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    /// What each group of the plan gave, in the order of the plan, without groups that gave nothing.
    pub groups: Vec<GroupScore>,
    /// The change of the score by each step after [`Step::Words`], without steps that changed nothing.
    pub changes: Vec<(Step, f32)>,
    /// Number of the section in another language that passed its score on to this one.
    pub raised_by: Option<u32>,
}

/// What a group of a plan gave a section.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupScore {
    /// Index of the group in the plan.
    pub group: usize,
    /// Rung of the alternative that gave most.
    pub rung: Rung,
    /// The part of the score that the group gave.
    pub score: f32,
    /// The zones of the section in which the words of the group stand.
    pub zones: Vec<Zone>,
}

/// Executes a plan as [`crate::rank()`] does, and explains the scores of `sections`.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn explain<I: Postings + Positions + Attributes>(
    plan: &Plan,
    index: &I,
    budget: &Budget,
    allowed: Option<&[bool]>,
    sections: &[u32],
) -> Result<Vec<Explanation>, I::Error> {
    let mut recorder = Recorder::new(sections);
    rank_observed(plan, index, budget, allowed, &mut recorder)?;
    let mut explanations: Vec<Explanation> =
        recorder.of_sections.into_iter().map(|it| it.explanation).collect();
    // Words are read in the order of the sections.
    let mut order: Vec<usize> = (0..sections.len()).collect();
    order.sort_unstable_by_key(|&at| sections[at]);
    let sorted: Vec<u32> = order.iter().map(|&at| sections[at]).collect();
    let found = zone_matches(plan, &mut SectionWords::of_zones(index, budget, &sorted))?;
    for (at, &section) in order.iter().enumerate() {
        for group in &mut explanations[section].groups {
            let has = |zone: &Zone| found.of(*zone)[at].iter().any(|word| word.group == group.group);
            group.zones = Zone::ALL.into_iter().filter(has).collect();
        }
    }
    Ok(explanations)
}

/// Writes down what is seen of some sections.
struct Recorder {
    of_sections: Vec<Recorded>,
}

/// What was seen of a section so far.
struct Recorded {
    section: u32,
    explanation: Explanation,
    score: f32,
}

impl Recorder {
    fn new(sections: &[u32]) -> Self {
        let of_section =
            |&section: &u32| Recorded { section, explanation: Explanation::default(), score: 0.0 };
        Self { of_sections: sections.iter().map(of_section).collect() }
    }
}

impl Observer for Recorder {
    fn alternative(&mut self, group: usize, alternative: &Alternative, best: ScoresSeen) {
        for Recorded { section, explanation, .. } in &mut self.of_sections {
            let Some(score) = best(*section) else { continue };
            let groups = &mut explanation.groups;
            let before = groups.last().filter(|last| last.group == group).map_or(0.0, |last| last.score);
            if score > before {
                groups.retain(|it| it.group != group);
                groups.push(GroupScore { group, rung: alternative.rung, score, zones: Vec::new() });
            }
        }
    }

    fn step(&mut self, step: Step, scores: ScoresSeen) {
        for Recorded { section, explanation, score } in &mut self.of_sections {
            let Some(now) = scores(*section) else { continue };
            if step != Step::Words && now != *score {
                explanation.changes.push((step, now - *score));
            }
            *score = now;
        }
    }

    fn lent(&mut self, from: u32, to: u32) {
        let raised = self.of_sections.iter_mut().filter(|it| it.section == to);
        raised.for_each(|it| it.explanation.raised_by = Some(from));
    }
}

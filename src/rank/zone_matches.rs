//! The words that match in some sections, zone by zone.

use timra_language::Zone;
use timra_plan::Plan;

use crate::Match;

/// The words of some sections that match, by zone, section and position.
pub(crate) struct ZoneMatches([Vec<Vec<Match>>; Zone::ALL.len()]);

impl ZoneMatches {
    /// The words that match in each zone, in the order of [`Zone::ALL`].
    pub(crate) fn new(zones: [Vec<Vec<Match>>; Zone::ALL.len()]) -> Self {
        Self(zones)
    }

    /// The words that match in a zone, by section.
    pub(crate) fn of(&self, zone: Zone) -> &[Vec<Match>] {
        &self.0[zone as usize]
    }

    /// The words of a section that match, by zone.
    pub(crate) fn of_section(&self, at: usize) -> impl Iterator<Item = &Vec<Match>> {
        self.0.iter().map(move |zone| &zone[at])
    }

    /// What the heaviest word of each group of a plan weighs that a section should have in its text; 0 for the other
    /// groups.
    pub(crate) fn heaviest(&self, plan: &Plan) -> Vec<f32> {
        let is_unit = plan.units();
        let mut heaviest = vec![0.0_f32; plan.groups.len()];
        let found = self.0.iter().flatten().flatten().filter(|found| is_unit[found.group]);
        found.for_each(|found| found.raise(&mut heaviest));
        heaviest
    }

    /// The words that match in the texts, by section.
    pub(crate) fn into_texts(self) -> Vec<Vec<Match>> {
        let [_, _, _, body] = self.0;
        body
    }
}

#[cfg(test)]
impl ZoneMatches {
    /// Words that match in nothing but texts.
    pub(crate) fn of_body(body: Vec<Vec<Match>>) -> Self {
        let none = || vec![Vec::new(); body.len()];
        Self([none(), none(), none(), body.clone()])
    }
}

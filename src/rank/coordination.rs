//! A section that has all of a short query goes before one that has a part of it many times.

use crate::Accumulator;

/// How much of a query each section has.
pub struct Coordination {
    covered: Accumulator,
    all: f32,
    units: f32,
}

impl Coordination {
    /// Of no query yet; `covered` is empty.
    pub fn new(covered: Accumulator) -> Self {
        Self { covered, all: 0.0, units: 0.0 }
    }

    /// One more unit of the query, by what it would weigh where it stands once, and the sections that have it.
    pub fn add(&mut self, mass: f32, sections: &Accumulator) {
        self.all += mass;
        self.units += 1.0;
        if mass > 0.0 {
            sections.iter().for_each(|(at, _)| self.covered.add(at, mass));
        }
    }

    /// Scales each score by the share of the query that the section has, to the power of (`few` / units)², at most 1:
    /// all words of a name belong together, of a question in plain words hardly any section has all.
    pub fn scale(mut self, scores: &mut Accumulator, few: f32) {
        let (all, exponent) = (self.all, (few / self.units).powi(2).min(1.0));
        self.covered.drain(|at, mass| scores.scale(at, (mass / all).powf(exponent)));
    }
}

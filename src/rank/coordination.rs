//! Coordination: a section that has all of a short query goes before one that has a part of it many times.

use foldhash::HashMap;
use timra_language::float::powf;

use crate::Accumulator;

/// How much of a query each section has.
pub(crate) struct Coordination {
    covered: Accumulator,
    all: f32,
    units: f32,
}

impl Coordination {
    /// Coordination of no unit yet. `covered` is empty.
    pub(crate) fn new(covered: Accumulator) -> Self {
        Self { covered, all: 0.0, units: 0.0 }
    }

    /// Adds a unit: its weight in a section that has it once, and the sections that have it.
    pub(crate) fn add(&mut self, weight: f32, sections: &Accumulator) {
        self.all += weight;
        self.units += 1.0;
        if weight > 0.0 {
            sections.iter().for_each(|(at, _)| self.covered.add(at, weight));
        }
    }

    /// Multiplies each score by the share of the query that the section has, to the power of (`few` / units)², at most
    /// 1: all words of a name belong together; of a question in plain words hardly any section has all.
    pub(crate) fn scale(mut self, scores: &mut Accumulator, few: f32) {
        let share = few / self.units;
        let (all, exponent) = (self.all, (share * share).min(1.0));
        // Most sections have the same few words of the query as others, and a power takes long.
        let mut known: HashMap<u32, f32> = HashMap::default();
        let mut factor = |weight: f32| match exponent < 1.0 {
            true => *known.entry(weight.to_bits()).or_insert_with(|| powf(weight / all, exponent)),
            false => weight / all,
        };
        self.covered.drain(|at, weight| scores.scale(at, factor(weight)));
    }
}

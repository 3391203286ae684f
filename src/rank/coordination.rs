//! Coordination: a section that has all of a short query goes before one that has a part of it many times.

use foldhash::HashMap;
use timra_language::float::powf;

use crate::Accumulator;

/// Which share of what a unit scores where it stands once is enough for a section to have it: in a long text it scores
/// less.
const ENOUGH: f32 = 0.5;

/// What counts as had of a unit, by quarters of what is enough: the square root of its upper end, so that half of
/// the syllables are more than half of the way. In steps, so that few shares have to be raised to a power. Out of sample: L
/// +7, questions to Wikipedia +1, titles with a word more or less +1, all others within 1.
const HAD: [f32; 4] = [0.5, 0.707_106_77, 0.866_025_4, 1.0];

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

    /// Adds a unit: its weight in a section that has it once, and the scores of the sections that have it, some of them
    /// only in part: *vi* of *phạm vi*, or the word with other marks.
    pub(crate) fn add(&mut self, weight: f32, sections: &Accumulator) {
        self.all += weight;
        self.units += 1.0;
        if weight <= 0.0 {
            return;
        }
        for (at, score) in sections.iter() {
            self.covered.add(at, weight * had(score / (weight * ENOUGH)));
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

/// What counts as had of a unit, where a section scores this share of what is enough.
fn had(share: f32) -> f32 {
    HAD[((share * HAD.len() as f32) as usize).min(HAD.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::Coordination;
    use crate::Accumulators;

    /// The scores of sections after coordination that had a score of 2 in one of two units, by what they score in the
    /// other.
    fn scaled(scores: &[f32]) -> Vec<f32> {
        let accumulators = Accumulators::default();
        let lend = || accumulators.lend(scores.len());
        let mut coordination = Coordination::new(lend());
        let (mut one, mut other) = (lend(), lend());
        for (at, &score) in (0..).zip(scores) {
            one.add(at, 2.0);
            other.add(at, score);
        }
        coordination.add(2.0, &one);
        coordination.add(2.0, &other);
        coordination.scale(&mut one, 2.0);
        (0..).zip(scores).map(|(at, _)| one.get(at)).collect()
    }

    #[test]
    fn a_part_of_a_compound_is_not_the_compound() {
        let found = scaled(&[0.1, 0.4, 0.9, 1.0, 9.0]);
        assert!(found.is_sorted() && found[0] < found[1] && found[1] < found[2], "{found:?}");
        assert_eq!(found[3..], [2.0, 2.0], "a long text has it, too");
    }
}

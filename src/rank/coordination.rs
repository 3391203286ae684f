//! Coordination: a section that has all of a short query goes before one that has a part of it many times.

use timra_language::float::powf;

/// Which share of what a unit scores where it stands once is enough for a section to have it: in a long text it scores
/// less.
const ENOUGH: f32 = 0.5;

/// What counts as had of a unit, by quarters of what is enough: the square root of its upper end, so that half of
/// the syllables are more than half of the way. In steps, so that few shares have to be raised to a power. Out of sample: L
/// +7, questions to Wikipedia +1, titles with a word more or less +1, all others within 1.
const HAD: [f32; 4] = [0.5, 0.707_106_77, 0.866_025_4, 1.0];

/// What of a query a section has, and what that makes of its score.
pub(crate) struct Coordination {
    all: f32,
    exponent: f32,
    /// What sections had that were met last, and the factor on their scores, in the place of [`place`]. Most sections have the
    /// same few words of the query as others, and a power takes long.
    known: [(f32, f32); KNOWN],
}

/// How many factors are kept; a power of two.
const KNOWN: usize = 64;

impl Coordination {
    /// Coordination of units that have these `weights` in a section that has them once. Each score is multiplied by the share
    /// of the query that the section has, to the power of (`few` / units)², at most 1: all words of a name belong together; of
    /// a question in plain words hardly any section has all.
    pub(crate) fn new(weights: impl Iterator<Item = f32>, few: f32) -> Self {
        let (mut all, mut units) = (0.0, 0.0);
        for weight in weights {
            all += weight;
            units += 1.0;
        }
        let share = few / units;
        Self { all, exponent: (share * share).min(1.0), known: [(0.0, 0.0); KNOWN] }
    }

    /// What of the query a section has with a unit of this weight. Some have it only in part, by their `score`: *vi* of
    /// *phạm vi*, or the word with other marks.
    pub(crate) fn covered(weight: f32, score: f32) -> f32 {
        weight * had(score / (weight * ENOUGH))
    }

    /// The factor on the score of a section that has so much of the query.
    pub(crate) fn factor(&mut self, covered: f32) -> f32 {
        if self.exponent >= 1.0 {
            return covered / self.all;
        }
        let (known, factor) = &mut self.known[place(covered)];
        if *known != covered {
            (*known, *factor) = (covered, powf(covered / self.all, self.exponent));
        }
        *factor
    }
}

/// Where the factor of a section that has so much of the query is kept (Knuth's multiplicative hashing).
fn place(covered: f32) -> usize {
    (covered.to_bits().wrapping_mul(0x9e37_79b1) >> (u32::BITS - KNOWN.ilog2())) as usize
}

/// What counts as had of a unit, where a section scores this share of what is enough.
fn had(share: f32) -> f32 {
    HAD[((share * HAD.len() as f32) as usize).min(HAD.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::Coordination;

    #[test]
    fn a_part_of_a_compound_is_not_the_compound() {
        // Two units of weight 2, the first of which all sections have.
        let mut coordination = Coordination::new([2.0, 2.0].into_iter(), 2.0);
        let mut factor = |score| {
            let other = Coordination::covered(2.0, score);
            coordination.factor(Coordination::covered(2.0, 2.0) + other)
        };
        let found = [0.1, 0.4, 0.9, 1.0, 9.0].map(&mut factor);
        assert!(found.is_sorted() && found[0] < found[1] && found[1] < found[2], "{found:?}");
        assert_eq!(found[3..], [1.0, 1.0], "a long text has it, too");
    }
}

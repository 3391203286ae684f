//! A section whose heading says little else than the query goes before one that says it among other things.

use super::highlight::Match;
use super::{Plan, Weights};

/// What the heading of each section adds to its score, `headings` having its words that match and `words` how many there
/// are: each unit of the query once, by the heaviest word that stands for it, times the square of the share of words that
/// match. BM25's normalisation cannot tell whose words a heading has; in running text it hardly matters.
pub fn weights(plan: &Plan, headings: &[Vec<Match>], words: &[u32], weights: &Weights) -> Vec<f32> {
    let is_unit = plan.units();
    let mut of_units = vec![0.0_f32; plan.groups.len()];
    let of_section = |(matches, &words): (&Vec<Match>, &u32)| {
        of_units.fill(0.0);
        let mut matching = 0;
        for found in matches.iter().filter(|found| is_unit[found.group]) {
            found.raise(&mut of_units);
            matching += 1;
        }
        let share = matching as f32 / words.max(1) as f32;
        weights.heading * of_units.iter().sum::<f32>() * share.powi(2)
    };
    headings.iter().zip(words).map(of_section).collect()
}

#[cfg(test)]
mod tests {
    use super::weights;
    use crate::search::{Match, Plan, Rung, Weights};

    #[test]
    fn a_heading_weighs_by_the_share_of_it_that_matches() {
        let plan = Plan::of_units(2);
        let word = |position, group| Match { position, group, rung: Rung::Typed, weight: 2.0 };
        let both = vec![word(0, 0), word(1, 1)];
        let headings = [both.clone(), both, vec![word(0, 0), word(1, 0)], vec![]];
        let found = weights(&plan, &headings, &[2, 4, 2, 3], &Weights::default());
        assert_eq!(found[1], found[0] / 4.0);
        assert_eq!(found[2], found[0] / 2.0, "a word that stands twice says no more");
        assert_eq!(found[3], 0.0);
    }
}

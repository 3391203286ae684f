//! Whoever asks in one language reads it: what answers in it goes first, unless the others answer better.

use timra_plan::{Plan, Weights};

use super::highlight::Match;

/// Which share of the best score of another language the best section in the query's own needs to go first. `zones` has the
/// words that match by zone and section, `is_own` whether each section is in the query's language.
///
/// The more of the query some section of its own language has, in its own words and not in translations, the less is enough: a
/// translation of a section has as much of the query as the section itself, and now and then more.
pub fn enough(plan: &Plan, zones: &[Vec<Vec<Match>>], is_own: &[bool], weights: &Weights) -> f32 {
    let is_unit = plan.units();
    let mut whole = vec![0.0_f32; plan.groups.len()];
    for found in zones.iter().flatten().flatten().filter(|found| is_unit[found.group]) {
        found.raise(&mut whole);
    }
    let all: f32 = whole.iter().sum();
    if all == 0.0 {
        return 1.0;
    }
    let mut has = vec![false; plan.groups.len()];
    let covered = |at: usize| {
        has.fill(false);
        let words = zones.iter().flat_map(|zone| &zone[at]);
        words.filter(|found| !found.rung.is_of_lexicon()).for_each(|found| has[found.group] = true);
        whole.iter().zip(&has).filter(|(_, has)| **has).map(|(mass, _)| mass).sum::<f32>() / all
    };
    let own = (0..is_own.len()).filter(|&at| is_own[at]);
    let best = own.map(covered).fold(0.0, f32::max);
    1.0 - weights.foreign * best.powi(2)
}

#[cfg(test)]
mod tests {
    use super::enough;
    use crate::Match;
    use crate::units::of_units;
    use timra_plan::{Rung, Weights};

    #[test]
    fn what_answers_in_the_language_of_the_query_goes_first() {
        let word = |group, rung| Match { position: 0, group, rung, weight: 2.0 };
        let share = |own: Vec<Match>| {
            let other = vec![word(0, Rung::Translated), word(1, Rung::Translated)];
            enough(&of_units(2), &[vec![own, other]], &[true, false], &Weights::default())
        };
        let both = share(vec![word(0, Rung::Typed), word(1, Rung::Inflected)]);
        let one = share(vec![word(0, Rung::Typed)]);
        assert!(both < one && one < 1.0, "{both} {one}");
        assert_eq!(share(vec![word(0, Rung::Translated)]), 1.0, "a word of the other language is no answer");
        assert_eq!(share(vec![]), 1.0);
    }
}

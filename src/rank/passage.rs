//! Passages: a section that says much of the query in one place, or at its beginning, goes before one that has it here
//! and there.

use timra_language::Zone;
use timra_plan::Plan;

use crate::zone_matches::ZoneMatches;
use crate::{Match, best_window};

/// How many words the last word of a passage is after the first, at most: a clause. From 8 to 20 it hardly matters.
const WORDS: u32 = 12;

/// Words that a text begins with and says what it is about. 12 to 30 hardly differ.
const BEGINNING: u32 = 20;

/// What the best passage of each section, and the beginning of its text, add to its score.
///
/// Each unit counts once, by the idf of the word that matches it there, times the weight of the heaviest layer with
/// that word (the sum of its layers was worse: R −7, L across −10). The words of title and heading count for every
/// passage of their section. Passages as evidence for their documents: Callan 1994; Kaszkiel and Zobel 1997; the
/// beginning as a summary of a text: Edmundson 1969.
///
/// The longer a query is, the more this says; a short one wants all of its words, wherever they are
/// (`coordination.rs`).
pub(crate) fn weights(plan: &Plan, zones: &ZoneMatches) -> Vec<f32> {
    let (is_unit, weights) = (plan.units(), &plan.weights);
    let units = is_unit.iter().filter(|is_unit| **is_unit).count() as f32;
    let share = weights.coordination / units;
    let taper = (1.0 - share * share).max(0.0);
    if taper == 0.0 {
        return Vec::new();
    }
    let (mut everywhere, mut of_units) = (vec![0.0; plan.groups.len()], Vec::<Match>::new());
    let names = zones.of(Zone::Title).iter().zip(zones.of(Zone::Heading));
    let of_section = |(text, (title, heading)): (&Vec<Match>, (&Vec<Match>, &Vec<Match>))| {
        of_units.clear();
        of_units.extend(text.iter().filter(|it| is_unit[it.group]));
        everywhere.fill(0.0);
        let beginning = of_units.iter().take_while(|it| it.position < BEGINNING);
        beginning.for_each(|it| it.raise(&mut everywhere));
        let lead = weights.lead * everywhere.iter().sum::<f32>();
        everywhere.fill(0.0);
        let names = title.iter().chain(heading).filter(|it| is_unit[it.group]);
        names.for_each(|it| it.raise(&mut everywhere));
        taper * (weights.passage * heaviest(&everywhere, &of_units) + lead)
    };
    zones.of(Zone::Body).iter().zip(names).map(of_section).collect()
}

/// The weight of the passage that has most of the query, where the groups weigh this much `everywhere`; 0 for a text
/// without any word of the query.
fn heaviest(everywhere: &[f32], matches: &[Match]) -> f32 {
    let mut here = everywhere.to_vec();
    let worth = |passage: &[Match]| {
        here.copy_from_slice(everywhere);
        passage.iter().for_each(|it| it.raise(&mut here));
        here.iter().sum()
    };
    let is_near = |first: &Match, it: &Match| it.position - first.position <= WORDS;
    best_window(matches, is_near, worth).map_or(0.0, |(_, worth)| worth)
}

#[cfg(test)]
mod tests {
    use super::{BEGINNING, WORDS, heaviest, weights};
    use crate::Match;
    use crate::units::of_units;
    use crate::zone_matches::ZoneMatches;
    use timra_plan::Rung;

    #[test]
    fn the_beginning_counts_again_for_a_query_of_many_words() {
        let word = |position| Match { position, group: 0, rung: Rung::Typed, weight: 2.0 };
        let of = |units: usize, position: u32| {
            let zones = ZoneMatches::of_body(vec![vec![word(position)]]);
            weights(&of_units(units), &zones).first().copied()
        };
        assert!(of(4, BEGINNING - 1) > of(4, BEGINNING));
        assert!(of(4, BEGINNING) > Some(0.0));
        assert_eq!(of(2, 0), None);
    }

    #[test]
    fn words_count_where_they_stand_together_and_once_each() {
        let text = |words: &[(u32, usize, f32)]| -> Vec<Match> {
            let word = |&(position, group, weight)| Match { position, group, rung: Rung::Typed, weight };
            words.iter().map(word).collect()
        };
        let best = |everywhere: &[f32], words: &[(u32, usize, f32)]| heaviest(everywhere, &text(words));
        assert_eq!(best(&[0.0; 2], &[(0, 0, 2.0), (WORDS, 1, 3.0)]), 5.0);
        assert_eq!(best(&[0.0; 2], &[(0, 0, 2.0), (WORDS + 1, 1, 3.0)]), 3.0);
        assert_eq!(best(&[0.0; 2], &[(4, 0, 2.0), (5, 0, 1.0), (6, 0, 2.0)]), 2.0);
        // The heading has one of them; a text that has none is no passage on it.
        assert_eq!(best(&[4.0, 0.0], &[(0, 0, 2.0), (90, 1, 3.0)]), 7.0);
        assert_eq!(best(&[4.0, 0.0], &[]), 0.0);
    }
}

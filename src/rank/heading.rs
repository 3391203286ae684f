//! Headings and titles: a section whose heading says the query, and little else, goes before one whose heading says
//! other things, too.

use timra_language::Zone;
use timra_language::float::powf;
use timra_plan::Plan;

use crate::Match;
use crate::zone_matches::ZoneMatches;

/// The lengths of the names of a section: its heading, and for the first sections of a page the title of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NameLengths {
    /// Number of words in the heading; for the first section of a page, in the title.
    pub heading: u32,
    /// Number of words in the title of the page that this section opens, if the title is not its own heading; 0 for
    /// other sections.
    pub title: u32,
    /// Whether the heading is the title of the page. On a page without a title, its first heading is.
    pub is_title: bool,
}

/// What the names of each section add to its score.
///
/// Each unit of the query counts once in a name, by the heaviest word that matches it, times the square of the share of
/// the name's words that match. BM25's normalisation does not know which words of a heading match; in running text that
/// hardly matters.
///
/// A person who asks for a page wants its top: the title names the lead, and the first heading below it as well. A
/// title that the query has whole, or whose number it has ("week 4 report"), is what was asked for, whatever else was
/// typed: it counts by the share of the query that it is. One word says less, because it is a subject as often as a name.
pub(crate) fn weights(plan: &Plan, zones: &ZoneMatches, names: &[NameLengths]) -> Vec<f32> {
    let (is_unit, is_number, weights) = (plan.units(), plan.numbers(), &plan.weights);
    let whole: f32 = zones.heaviest(plan).iter().sum();
    let mut of_units = vec![0.0_f32; plan.groups.len()];
    // What a name weighs, and what its page does if it is a title.
    let mut of_name = |matches: &[Match], words: u32| {
        of_units.fill(0.0);
        let mut matching = 0;
        for found in matches.iter().filter(|found| is_unit[found.group]) {
            found.raise(&mut of_units);
            matching += 1;
        }
        let weight: f32 = of_units.iter().sum();
        let follow =
            |two: &[Match]| two[0].position + 1 == two[1].position && two[0].group + 1 == two[1].group;
        let is_numbered = || matches.windows(2).any(|two| follow(two) && is_number[two[1].group]);
        let certainty = match (matching, words) {
            (1, 1) => weights.named_one,
            _ if matching > 1 && matching == words || is_numbered() => 1.0,
            _ => 0.0,
        };
        let is_named = certainty > 0.0 && whole > 0.0;
        let of_query = if is_named { powf(weight / whole, weights.named_share) } else { 0.0 };
        let named = certainty * whole * of_query;
        let share = matching as f32 / words.max(1) as f32;
        (weight * (share * share), named)
    };
    let of_section = |(at, names): (usize, &NameLengths)| {
        let (heading, as_title) = of_name(&zones.of(Zone::Heading)[at], names.heading);
        let title = &zones.of(Zone::Title)[at];
        let of_title = title.iter().take_while(|found| found.position < names.title).count();
        let (title, opening) = of_name(&title[..of_title], names.title);
        let named = if names.is_title { as_title } else { opening };
        weights.heading * heading.max(weights.opening * title) + weights.named * named
    };
    names.iter().enumerate().map(of_section).collect()
}

#[cfg(test)]
mod tests {
    use super::{NameLengths, weights};
    use crate::Match;
    use crate::units::of_units;
    use crate::zone_matches::ZoneMatches;
    use timra_plan::Rung;

    fn word(position: u32, group: usize) -> Match {
        Match { position, group, rung: Rung::Typed, weight: 2.0 }
    }

    fn weigh(
        units: usize,
        titles: &[Vec<Match>],
        headings: &[Vec<Match>],
        names: &[NameLengths],
    ) -> Vec<f32> {
        let none = vec![vec![]; names.len()];
        let zones = ZoneMatches::new([titles.to_vec(), headings.to_vec(), none.clone(), none]);
        weights(&of_units(units), &zones, names)
    }

    #[test]
    fn a_heading_weighs_by_the_share_of_it_that_matches() {
        let both = vec![word(0, 0), word(1, 1)];
        let headings = [both.clone(), both, vec![word(0, 0), word(1, 0)], vec![]];
        let names = [2, 4, 2, 3].map(|heading| NameLengths { heading, title: 0, is_title: false });
        let found = weigh(2, &vec![vec![]; 4], &headings, &names);
        assert_eq!(found[1], found[0] / 4.0);
        assert_eq!(found[2], found[0] / 2.0, "a word that stands twice says no more");
        assert_eq!(found[3], 0.0);
    }

    #[test]
    fn a_title_names_what_its_page_opens_with() {
        let title = vec![word(0, 0), word(1, 1)];
        let names = [2, 0].map(|title| NameLengths { heading: 3, title, is_title: false });
        let found = weigh(3, &[title.clone(), title], &[vec![], vec![]], &names);
        assert!(found[0] > 0.0 && found[1] == 0.0, "{found:?}");
    }

    #[test]
    fn a_whole_title_says_more_than_as_many_words_of_a_heading() {
        let both = vec![word(0, 0), word(1, 1)];
        let names = [true, false].map(|is_title| NameLengths { heading: 2, title: 0, is_title });
        let found = weigh(3, &[vec![], vec![]], &[both.clone(), both], &names);
        assert!(found[0] > found[1], "{found:?}");
    }

    #[test]
    fn a_title_of_one_word_says_more_than_a_heading_of_one_and_less_than_a_longer_title() {
        let (one, both) = (vec![word(0, 0)], vec![word(0, 0), word(1, 1)]);
        let names = [(1, true), (1, false), (2, true)];
        let names = names.map(|(heading, is_title)| NameLengths { heading, title: 0, is_title });
        let found = weigh(3, &vec![vec![]; 3], &[one.clone(), one, both], &names);
        assert!(found[2] > 2.0 * found[0] && found[0] > found[1], "{found:?}");
    }
}

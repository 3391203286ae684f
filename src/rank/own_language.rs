//! The language of the query: the best section in it goes first, unless sections in other languages are much better.

use timra_plan::Plan;

use crate::zone_matches::ZoneMatches;
use crate::{Labels, SectionScores};

/// What puts a section just before another of a score.
const FIRST: f32 = 1.0001;

/// Puts the best section in the language of the query first, if it has nearly as much of the query as the best other
/// section.
pub(crate) fn prefer(
    plan: &Plan,
    zones: &ZoneMatches,
    sections: &[u32],
    langs: &Labels,
    scores: &mut SectionScores,
) {
    let Some(own) = plan.lang.as_deref().filter(|own| langs.has_others(own)) else { return };
    let is_own: Vec<bool> = sections.iter().map(|&section| langs.is(section, own)).collect();
    let best_of = |wanted: bool| {
        let of_kind = sections.iter().zip(&is_own).filter(|(_, is_own)| **is_own == wanted);
        let scored = of_kind.map(|(&section, _)| (section, scores.get(section)));
        scored.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    };
    if let (Some((section, score)), Some((_, other))) = (best_of(true), best_of(false)) {
        let enough = other * enough(plan, zones, &is_own);
        if (enough..=other).contains(&score) {
            scores.raise(section, other * FIRST);
        }
    }
}

/// Which share of the best score in another language is enough for the best section in the query's language to go
/// first. `is_own` says for each section whether it is in the query's language.
///
/// The more of the query some section in its language has, in its own words and not in translations, the less is
/// enough: a translation of a section has as much of the query as the section, and sometimes more.
fn enough(plan: &Plan, zones: &ZoneMatches, is_own: &[bool]) -> f32 {
    let whole = zones.heaviest(plan);
    let all: f32 = whole.iter().sum();
    if all == 0.0 {
        return 1.0;
    }
    let mut has = vec![false; plan.groups.len()];
    let covered = |at: usize| {
        has.fill(false);
        let words = zones.of_section(at).flatten();
        words.filter(|found| !found.rung.is_of_lexicon()).for_each(|found| has[found.group] = true);
        whole.iter().zip(&has).filter(|(_, has)| **has).map(|(weight, _)| weight).sum::<f32>() / all
    };
    let own = (0..is_own.len()).filter(|&at| is_own[at]);
    let best = own.map(covered).fold(0.0, f32::max);
    1.0 - plan.weights.foreign * (best * best)
}

#[cfg(test)]
mod tests {
    use super::enough;
    use crate::Match;
    use crate::units::of_units;
    use crate::zone_matches::ZoneMatches;
    use timra_plan::Rung;

    #[test]
    fn what_answers_in_the_language_of_the_query_goes_first() {
        let word = |group, rung| Match { position: 0, group, rung, weight: 2.0 };
        let share = |own: Vec<Match>| {
            let other = vec![word(0, Rung::Translated), word(1, Rung::Translated)];
            enough(&of_units(2), &ZoneMatches::of_body(vec![own, other]), &[true, false])
        };
        let both = share(vec![word(0, Rung::Typed), word(1, Rung::Inflected)]);
        let one = share(vec![word(0, Rung::Typed)]);
        assert!(both < one && one < 1.0, "{both} {one}");
        assert_eq!(share(vec![word(0, Rung::Translated)]), 1.0, "a word of the other language is no answer");
        assert_eq!(share(vec![]), 1.0);
    }
}

//! Proximity: a section in which words of the query are side by side goes before one that has them apart.

use std::collections::hash_map::Entry;

use foldhash::HashMap;
use timra_language::{TermKey, Zone};
use timra_plan::{Plan, Source};

use crate::Match;
use crate::occurrences::Occurrences;
use crate::section_words::SectionWords;
use crate::zone_matches::ZoneMatches;
use crate::{Positions, Postings};

/// How many words may be between two of which one is a translation: it may need an article that the query has not.
/// 0: L across languages −7, R −2.
const BETWEEN: u32 = 1;

/// What neighbours that are not indexed as pairs add to the score of each section: BM25, with each occurrence counting
/// the same in every zone, by the section's `norms`. It is not known how many sections have both words side by side;
/// they count as rare as the rarer word (as rare as both by chance: within 2 everywhere). Nor is it known whether a
/// clause ends between them.
///
/// Read in the 50 best sections, this is worth as much as an index of all pairs, which took a third of the index and of
/// the time of a build.
pub(crate) fn as_typed<I: Postings + Positions>(
    plan: &Plan,
    occurrences: &Occurrences<I>,
    words: &mut [SectionWords<I>; Zone::ALL.len()],
    norms: &[f32],
) -> Result<Vec<f32>, I::Error> {
    let mut weights = vec![0.0; norms.len()];
    let mut frequency = vec![0.0; norms.len()];
    // A query may say the same two words many times.
    let mut known: HashMap<(&TermKey, bool), Vec<f32>> = HashMap::default();
    for alternative in plan.groups.iter().flat_map(|group| &group.alternatives) {
        for layer in alternative.layers.iter().filter(|layer| layer.source == Source::Neighbours) {
            frequency.fill(0.0);
            let mut idf = 0.0_f32;
            for (pair, quality) in &layer.terms {
                let counts = match known.entry((pair, layer.titles_only)) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => new.insert(counts(pair, layer.titles_only, words, norms.len())?),
                };
                if counts.iter().all(|count| *count == 0.0) {
                    continue;
                }
                for word in pair.words() {
                    idf = idf.max(occurrences.idf_of_base(word.base())?);
                }
                let found = counts.iter().zip(norms).map(|(count, norm)| quality * norm * count);
                frequency.iter_mut().zip(found).for_each(|(frequency, found)| *frequency += found);
            }
            let factor = alternative.weight * layer.weight * idf;
            weights
                .iter_mut()
                .zip(&frequency)
                .for_each(|(weight, &f)| *weight += factor * saturated(f, plan.weights.k1));
        }
    }
    Ok(weights)
}

/// How often the words of a pair are side by side in each of these sections.
fn counts<I: Positions>(
    pair: &TermKey,
    titles_only: bool,
    words: &mut [SectionWords<I>; Zone::ALL.len()],
    sections: usize,
) -> Result<Vec<f32>, I::Error> {
    let run: Vec<TermKey> = pair.words().collect();
    let run: Vec<&TermKey> = run.iter().collect();
    let mut counts = vec![0.0; sections];
    for (zone, words) in Zone::ALL.iter().zip(words) {
        if !titles_only || zone.is_title() {
            words.for_each_run(&run, |at| counts[at] += 1.0)?;
        }
    }
    Ok(counts)
}

/// What two units add to the score of a section that follow each other in the query and in the section, if one of them
/// is a translation or an acronym there: together they weigh what the heavier one does, times what pairs count. R −6, L
/// across languages −15.
pub(crate) fn translated(plan: &Plan, zones: &ZoneMatches, norms: &[f32]) -> Vec<f32> {
    let (is_unit, weights) = (plan.units(), &plan.weights);
    let follow = |first: &Match, second: &Match| {
        let is_near = second.position - first.position <= 1 + BETWEEN;
        let is_of_lexicon = first.rung.is_of_lexicon() || second.rung.is_of_lexicon();
        let are_units = is_unit[first.group] && is_unit[second.group];
        is_near && is_of_lexicon && are_units && first.group + 1 == second.group
    };
    let of_pairs = weights.pair_exact + weights.pair_base;
    // By the first unit of two, how often they follow each other and what they weigh.
    let mut found = vec![(0.0_f32, 0.0_f32); plan.groups.len()];
    let of_section = |(at, norm): (usize, &f32)| {
        found.fill((0.0, 0.0));
        for matches in zones.of_section(at) {
            for (first, second) in matches.iter().zip(matches.iter().skip(1)) {
                if follow(first, second) {
                    let (frequency, heaviest) = &mut found[first.group];
                    *frequency += norm;
                    *heaviest = heaviest.max(first.weight).max(second.weight);
                }
            }
        }
        found.iter().map(|&(f, heaviest)| of_pairs * heaviest * saturated(f, weights.k1)).sum()
    };
    norms.iter().enumerate().map(of_section).collect()
}

/// BM25's saturation of a frequency.
fn saturated(frequency: f32, k1: f32) -> f32 {
    frequency * (k1 + 1.0) / (frequency + k1)
}

#[cfg(test)]
mod tests {
    use super::translated;
    use crate::Match;
    use crate::units::of_units;
    use crate::zone_matches::ZoneMatches;
    use timra_plan::Rung;

    #[test]
    fn units_that_follow_each_other_in_a_translation_count() {
        let plan = of_units(3);
        let weigh = |words: &[(u32, usize, Rung)]| {
            let word = |&(position, group, rung)| Match { position, group, rung, weight: 2.0 };
            let body = vec![words.iter().map(word).collect()];
            translated(&plan, &ZoneMatches::of_body(body), &[1.0])[0]
        };
        let (typed, translated) = (Rung::Typed, Rung::Translated);
        let once = weigh(&[(4, 0, translated), (5, 1, typed)]);
        assert!(once > 0.0);
        assert_eq!(weigh(&[(4, 0, translated), (6, 1, translated)]), once, "a word may stand between");
        assert!(weigh(&[(4, 0, translated), (5, 1, typed), (6, 2, translated)]) > 1.9 * once);
        assert!(weigh(&[(1, 0, translated), (2, 1, typed), (8, 0, translated), (9, 1, typed)]) < 1.9 * once);
        for apart in [
            [(4, 0, translated), (7, 1, typed)],
            [(4, 1, typed), (5, 0, translated)],
            [(4, 0, translated), (5, 2, typed)],
            // Pairs as typed are counted where they are looked up.
            [(4, 0, typed), (5, 1, typed)],
        ] {
            assert_eq!(weigh(&apart), 0.0, "{apart:?}");
        }
    }
}

//! A straightforward scorer, which `score.rs` is compared with: one layer after the other, in maps.

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::prelude::*;
use timra_language::{Zone, analyze};
use timra_plan::syntax::{self, Occur};
use timra_plan::{Group, Layer, Plan, Source, Weights};

use crate::coordination::Coordination;
use crate::observer::Unobserved;
use crate::occurrences::{Occurrences, idf};
use crate::score::score;
use crate::{Budget, Clock, MapIndex, MapSection, PostingList, Postings};

/// Words that share their stems, or are near each other.
const WORDS: [&str; 12] = [
    "deploy",
    "deployed",
    "deploys",
    "container",
    "containers",
    "pod",
    "pods",
    "hạ",
    "tầng",
    "ha",
    "tang",
    "blue-green",
];

/// By section, a number.
type BySection = BTreeMap<u32, f32>;

struct NoEnd;

impl Clock for NoEnd {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// A number that looks like a random one.
fn mixed(seed: u64) -> u64 {
    let seed = (seed ^ seed >> 31).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (seed ^ seed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 20
}

/// An index of so many sections of some words; some hundreds in a row have none of them.
fn index(seed: u64, sections: u64) -> MapIndex {
    let section = |at: u64| {
        let draw = |what: u64| mixed(seed ^ at << 20 ^ what);
        let text = |what: u64, most: u64| {
            let count = if draw((at / 700) << 8).is_multiple_of(3) { 0 } else { draw(what) % most };
            let words = (0..count).map(|word| WORDS[(draw(what ^ word << 8) % 12 * draw(1) % 12) as usize]);
            words.collect::<Vec<_>>().join(" ")
        };
        MapSection {
            tokens: vec![(Zone::Heading, analyze(&text(2, 4))), (Zone::Body, analyze(&text(3, 30)))],
            weight: at.is_multiple_of(5).then_some(0.5),
            ..MapSection::default()
        }
    };
    MapIndex::new((0..sections).map(section).collect())
}

fn of_layer(layer: &Layer, occurrences: &Occurrences<MapIndex>) -> (usize, BySection) {
    if layer.source != Source::Words {
        let Ok((count, found)) = occurrences.of_layer(layer);
        return (count, found.into_iter().collect());
    }
    let mut found = BySection::new();
    let Ok(count) = occurrences.for_each_list(layer, |zone, quality, place| {
        occurrences.index().open(&place)?.read_until(u32::MAX, |posting| {
            let norm = occurrences.norms_of(zone)[usize::from(posting.length.0)];
            *found.entry(posting.section).or_default() += quality * norm * posting.frequency as f32;
        });
        Ok(())
    });
    (count, found)
}

fn of_group(group: &Group, k1: f32, occurrences: &Occurrences<MapIndex>) -> (f32, BySection) {
    let (mut best, mut typed, mut most) = (BySection::new(), 0.0_f32, 0.0_f32);
    for alternative in &group.alternatives {
        let (mut sum, mut here) = (BySection::new(), 0.0);
        for layer in alternative.layers.iter().filter(|layer| layer.source != Source::Neighbours) {
            let (count, found) = of_layer(layer, occurrences);
            let own = layer.weight * idf(count, occurrences.len());
            let is_of_lexicon = alternative.rung.is_of_lexicon();
            let weighted = if is_of_lexicon && typed > 0.0 { typed } else { own };
            here += if is_of_lexicon { 0.0 } else { alternative.weight * own };
            if !found.is_empty() {
                most = most.max(alternative.weight * weighted);
            }
            let factor = alternative.weight * weighted * (k1 + 1.0);
            for (section, f) in found {
                *sum.entry(section).or_default() += factor * f / (f + k1);
            }
        }
        typed = typed.max(here);
        for (section, score) in sum {
            let best = best.entry(section).or_default();
            *best = best.max(score);
        }
    }
    (if typed > 0.0 { typed } else { most }, best)
}

/// What `score.rs` says, found group by group.
fn expected(plan: &Plan, weights: &[f32], occurrences: &Occurrences<MapIndex>) -> BySection {
    let of_groups = plan.groups.iter().map(|group| (group, of_group(group, plan.weights.k1, occurrences)));
    let of_groups: Vec<_> = of_groups.collect();
    let asked = of_groups.iter().filter(|(group, _)| group.is_asked_for());
    let mut coordination =
        Coordination::new(asked.map(|(_, (weight, _))| *weight), plan.weights.coordination);
    let (mut total, mut covered) = (BySection::new(), BySection::new());
    if plan.is_of_filters_alone {
        total = (0..occurrences.len() as u32).map(|section| (section, 1.0)).collect();
    }
    for (group, (weight, scores)) in of_groups.iter().filter(|(group, _)| group.occur != Occur::MustNot) {
        for (&section, &score) in scores {
            *total.entry(section).or_default() += score;
            if group.is_asked_for() && *weight > 0.0 {
                *covered.entry(section).or_default() += Coordination::covered(*weight, score);
            }
        }
    }
    for (section, covered) in covered {
        total.entry(section).and_modify(|score| *score *= coordination.factor(covered));
    }
    for (group, (_, scores)) in of_groups {
        match group.occur {
            Occur::Must => total.retain(|section, _| scores.contains_key(section)),
            Occur::MustNot => total.retain(|section, _| !scores.contains_key(section)),
            Occur::Should => {}
        }
    }
    total.into_iter().map(|(section, score)| (section, score * weights[section as usize])).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn windows_score_as_maps_do(
        seed: u64,
        words in prop::collection::vec((0..WORDS.len(), prop::sample::select(vec!["", "", "", "+", "-", "title:"])), 1..5),
        is_unfinished: bool,
    ) {
        let index = index(seed, 4400);
        let weights: Vec<f32> = (0..4400).map(|at| if at % 5 == 0 { 0.5 } else { 1.0 }).collect();
        let text: Vec<String> = words.iter().map(|(word, operator)| format!("{operator}{}", WORDS[*word])).collect();
        let plan = timra_plan::plan(&syntax::parse(&text.join(" ")), is_unfinished, &index, &Weights::default());
        let occurrences = Occurrences::new(&index, &plan.weights);
        let Ok(found) = score(&plan, &occurrences, &weights, &Budget::new(&NoEnd), &mut Unobserved);
        // To the last bit.
        prop_assert_eq!(found.iter().collect::<BySection>(), expected(&plan, &weights, &occurrences));
    }
}

#[test]
fn sections_of_several_windows_are_found() {
    let index = index(1, 4400);
    let plan = timra_plan::plan(&syntax::parse("deploy containers"), false, &index, &Weights::default());
    let occurrences = Occurrences::new(&index, &plan.weights);
    let Ok(found) = score(&plan, &occurrences, &[], &Budget::new(&NoEnd), &mut Unobserved);
    assert!(found.count() > 1000 && found.iter().any(|(section, _)| section > 4096), "{}", found.count());
}

//! Scoring: the first stage, over all sections.

use timra_plan::syntax::Occur;
use timra_plan::{Alternative, Group, Plan, Source};

use crate::coordination::Coordination;
use crate::observer::{Observer, Unobserved};
use crate::occurrences::{Occurrences, idf};
use crate::{Accumulator, Budget, Postings, Step};

/// The score of every section that the plan finds.
///
/// A group gives the highest score of its alternatives, an alternative the sum of its layers, and a layer BM25F
/// (Robertson, Zaragoza and Taylor 2004): idf · f·(k1+1) / (f+k1). Here f is the number of occurrences, weighted by
/// zone, length and term. The idf is of the number of sections that have any of the layer's terms, by the dictionary,
/// in the zone where most have them; so the spellings of one word share one idf, and no posting has to be read for it.
/// A translation or an acronym has the idf of what it stands for: the same idea is as rare in other words.
///
/// Neighbours that are not indexed as pairs are left to rescoring (`proximity.rs`).
///
/// Once the `budget` is spent, groups that a section should have are left out, but no group that it must have or must
/// not have.
pub(crate) fn score<I: Postings>(
    plan: &Plan,
    occurrences: &Occurrences<I>,
    budget: &Budget,
    observer: &mut dyn Observer,
) -> Result<Accumulator, I::Error> {
    let k1 = plan.weights.k1;
    let mut total = occurrences.accumulator();
    let mut scratch = Scratch::new(occurrences);
    let required = plan.groups.iter().filter(|group| group.occur == Occur::Must).count();
    let required = u16::try_from(required).unwrap_or(u16::MAX);
    let mut has = vec![0_u16; if required > 0 { occurrences.len() } else { 0 }];
    let mut forbidden = Vec::new();
    for group in plan.groups.iter().filter(|group| group.occur == Occur::MustNot) {
        scratch.score_group((0, group), occurrences, k1, &mut Unobserved)?;
        scratch.best.drain(|at, _| forbidden.push(at));
        if budget.is_spent() {
            return Ok(total);
        }
    }
    if plan.is_of_filters_alone {
        // All alike.
        (0..occurrences.len() as u32).for_each(|section| total.add(section, 1.0));
    }
    let mut coordination = Coordination::new(occurrences.accumulator());
    let groups = plan.groups.iter().enumerate();
    for (at, group) in groups.filter(|(_, group)| group.occur != Occur::MustNot) {
        if budget.is_spent() {
            break;
        }
        let weight = scratch.score_group((at, group), occurrences, k1, observer)?;
        if group.is_asked_for() {
            coordination.add(weight, &scratch.best);
        }
        match group.occur {
            Occur::Must => scratch.best.drain(|at, score| {
                total.add(at, score);
                let has = &mut has[at as usize];
                *has = has.saturating_add(1);
            }),
            Occur::Should | Occur::MustNot => scratch.best.drain(|at, score| total.add(at, score)),
        }
    }
    observer.step(Step::Words, &total);
    coordination.scale(&mut total, plan.weights.coordination);
    if required > 0 {
        total.retain(|at| has[at as usize] == required);
    }
    if !forbidden.is_empty() {
        forbidden.sort_unstable();
        total.retain(|at| forbidden.binary_search(&at).is_err());
    }
    observer.step(Step::Coverage, &total);
    Ok(total)
}

/// Numbers that are needed for one group after the other.
struct Scratch {
    best: Accumulator,
    alternative: Accumulator,
    frequency: Accumulator,
}

impl Scratch {
    fn new<I: Postings>(occurrences: &Occurrences<I>) -> Self {
        let [best, alternative, frequency] = std::array::from_fn(|_| occurrences.accumulator());
        Self { best, alternative, frequency }
    }

    /// Leaves the scores of a group in `best`. Returns the weight of the group as it was typed, in a section that has
    /// it once.
    fn score_group<I: Postings>(
        &mut self,
        (number, group): (usize, &Group),
        occurrences: &Occurrences<I>,
        k1: f32,
        observer: &mut dyn Observer,
    ) -> Result<f32, I::Error> {
        let (mut typed_idf, mut most) = (0.0_f32, 0.0_f32);
        for alternative in &group.alternatives {
            let Alternative { rung, weight, layers } = alternative;
            let mut idf_here = 0.0_f32;
            for layer in layers.iter().filter(|layer| layer.source != Source::Neighbours) {
                let count = occurrences.of_layer(layer, &mut self.frequency)?;
                let own = layer.weight * idf(count, occurrences.len());
                let weighted_idf = if rung.is_of_lexicon() && typed_idf > 0.0 { typed_idf } else { own };
                if !rung.is_of_lexicon() {
                    idf_here += weight * own;
                }
                if self.frequency.count() > 0 {
                    most = most.max(weight * weighted_idf);
                }
                let factor = weight * weighted_idf * (k1 + 1.0);
                let score = |f: f32| factor * f / (f + k1);
                let (best, alternative) = (&mut self.best, &mut self.alternative);
                match layers.len() {
                    // Nothing is added to it.
                    1 => self.frequency.drain(|at, f| best.raise(at, score(f))),
                    _ => self.frequency.drain(|at, f| alternative.add(at, score(f))),
                }
            }
            typed_idf = typed_idf.max(idf_here);
            let best = &mut self.best;
            self.alternative.drain(|at, score| best.raise(at, score));
            observer.alternative(number, alternative, best);
        }
        Ok(if typed_idf > 0.0 { typed_idf } else { most })
    }
}

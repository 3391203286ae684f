//! Plan → scores.

use timra_language::TermKey;
use timra_plan::syntax::Occur;
use timra_plan::{Alternative, Group, Layer, Plan, Source, Weights};

use super::budget::Budget;
use super::coordination::Coordination;
use super::postings::Occurrences;
use super::sparse::Sparse;

/// Fewer words than this say little of whether two sections are alike.
const FEW: f32 = 6.0;

/// Fewer words than this say nothing.
const TOO_FEW: usize = 3;

/// The score of every section that the plan finds.
///
/// Each group gives the highest of its alternatives; an alternative is the sum of its layers; a layer is BM25F
/// (Robertson, Zaragoza and Taylor 2004): idf · f·(k1+1) / (f+k1), f being the occurrences weighted by zone, length
/// and term, and idf coming from the number of sections that have any of the layer's terms in the zone that most have them in,
/// as the dictionary counts them, so that the spellings of one word share one idf and no posting has to be read for it. A translation or an acronym weighs as what it stands for: the same idea is as rare, however it is
/// said.
///
/// Neighbours that no list has are left to those who read the best sections (`neighbours.rs`).
///
/// `word` is shown the sections of each word of the query, the strictest form of it; of phrases none. Once the `budget` is
/// spent, groups that a section may have are left out, but none that it must have or must not.
pub fn score(
    plan: &Plan,
    occurrences: &Occurrences,
    weights: &Weights,
    budget: &Budget,
    mut word: impl FnMut(&Sparse),
) -> tantivy::Result<Sparse> {
    let mut total = occurrences.sparse();
    let mut scratch = Scratch::new(occurrences);
    let required = plan.groups.iter().filter(|group| group.occur == Occur::Must).count() as u16;
    let mut has = vec![0_u16; if required > 0 { occurrences.len() } else { 0 }];
    let mut forbidden = Vec::new();
    for group in plan.groups.iter().filter(|group| group.occur == Occur::MustNot) {
        scratch.score_group(group, occurrences, weights, &mut word)?;
        scratch.best.drain(|at, _| forbidden.push(at));
        if budget.is_spent() {
            return Ok(total);
        }
    }
    let mut coordination = Coordination::new(occurrences.sparse());
    for group in plan.groups.iter().filter(|group| group.occur != Occur::MustNot) {
        if budget.is_spent() {
            break;
        }
        let mass = scratch.score_group(group, occurrences, weights, &mut word)?;
        if group.is_asked_for() {
            coordination.add(mass, &scratch.best);
        }
        match group.occur {
            Occur::Must => scratch.best.drain(|at, score| {
                total.add(at, score);
                has[at as usize] += 1;
            }),
            Occur::Should | Occur::MustNot => scratch.best.drain(|at, score| total.add(at, score)),
        }
    }
    coordination.scale(&mut total, weights.coordination);
    if required > 0 {
        total.retain(|at| has[at as usize] == required);
    }
    if !forbidden.is_empty() {
        forbidden.sort_unstable();
        total.retain(|at| forbidden.binary_search(&at).is_err());
    }
    Ok(total)
}

/// How much of some of these words each section has, 0 to 1: the share of their idf, of the `most` that the fewest
/// sections have in their text and that are `wanted`, which is asked of no more of them than need be. Words that only one
/// section has say nothing of two, and are left out.
pub fn coverage(
    words: Vec<TermKey>,
    wanted: impl Fn(&TermKey) -> bool,
    occurrences: &Occurrences,
    most: usize,
) -> tantivy::Result<Vec<(u32, f32)>> {
    let counted = |word: TermKey| Ok((occurrences.count(&word)?, word));
    let mut words: Vec<(u64, TermKey)> = words.into_iter().map(counted).collect::<tantivy::Result<_>>()?;
    words.sort_unstable();
    let mut frequency = occurrences.sparse();
    let mut found: Vec<(f32, Vec<u32>)> = Vec::new();
    for (_, word) in words {
        if found.len() == most {
            break;
        }
        if !wanted(&word) {
            continue;
        }
        occurrences.of_layer(&Layer::word(word, 1.0), &mut frequency)?;
        let mut sections = Vec::new();
        frequency.drain(|at, _| sections.push(at));
        if sections.len() > 1 {
            found.push((idf(sections.len(), occurrences.len()), sections));
        }
    }
    if found.len() < TOO_FEW {
        return Ok(Vec::new());
    }
    // Few words in common are no proof.
    let all = found.iter().map(|(idf, _)| idf).sum::<f32>() * (FEW / found.len() as f32).max(1.0);
    for (idf, sections) in found {
        sections.into_iter().for_each(|at| frequency.add(at, idf / all));
    }
    let mut covered = Vec::new();
    frequency.drain(|at, share| covered.push((at, share)));
    Ok(covered)
}

/// Numbers that are needed for one group after the other.
struct Scratch {
    best: Sparse,
    alternative: Sparse,
    frequency: Sparse,
}

impl Scratch {
    fn new(occurrences: &Occurrences) -> Self {
        let [best, alternative, frequency] = std::array::from_fn(|_| occurrences.sparse());
        Self { best, alternative, frequency }
    }

    /// Leaves the scores of a group in `best`, and tells what it would weigh as typed in a section that has it once.
    fn score_group(
        &mut self,
        group: &Group,
        occurrences: &Occurrences,
        weights: &Weights,
        word: &mut impl FnMut(&Sparse),
    ) -> tantivy::Result<f32> {
        let (mut typed_mass, mut most) = (0.0_f32, 0.0_f32);
        let mut shown: Option<&TermKey> = None;
        for Alternative { rung, weight, layers } in &group.alternatives {
            let mut mass_here = 0.0_f32;
            for layer in layers.iter().filter(|layer| layer.source != Source::Neighbours) {
                let count = occurrences.of_layer(layer, &mut self.frequency)?;
                // The first layer of a word is its strictest.
                let is_typed = group.is_asked_for() && layer.source == Source::Words && layer.meant.is_some();
                if is_typed && layer.meant.as_ref() != shown {
                    word(&self.frequency);
                    shown = layer.meant.as_ref();
                }
                let own = layer.weight * idf(count, occurrences.len());
                let mass = if rung.is_of_lexicon() && typed_mass > 0.0 { typed_mass } else { own };
                if !rung.is_of_lexicon() {
                    mass_here += weight * own;
                }
                if self.frequency.count() > 0 {
                    most = most.max(weight * mass);
                }
                let factor = weight * mass * (weights.k1 + 1.0);
                let score = |f: f32| factor * f / (f + weights.k1);
                let (best, alternative) = (&mut self.best, &mut self.alternative);
                match layers.len() {
                    // Nothing is added to it.
                    1 => self.frequency.drain(|at, f| best.raise(at, score(f))),
                    _ => self.frequency.drain(|at, f| alternative.add(at, score(f))),
                }
            }
            typed_mass = typed_mass.max(mass_here);
            let best = &mut self.best;
            self.alternative.drain(|at, score| best.raise(at, score));
        }
        Ok(if typed_mass > 0.0 { typed_mass } else { most })
    }
}

/// Robertson's and Spärck Jones's weight of a term that `n` of `of` documents have, never zero.
pub fn idf(n: usize, of: usize) -> f32 {
    let (n, of) = (n as f32, of as f32);
    (1.0 + (of - n + 0.5).max(0.5) / (n + 0.5)).ln()
}

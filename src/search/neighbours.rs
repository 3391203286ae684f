//! A section in which words of the query stand side by side goes before one that has them apart.

use super::places::Places;
use super::postings::Occurrences;
use super::score::idf;
use super::{Plan, Source};
use crate::index::Zone;
use crate::language::TermKey;

/// What the neighbours of a plan that are not indexed as pairs add to the score of each of these sections: BM25 like
/// everything else, each occurrence counting as if it stood in the text. How many sections have both words side by side
/// nobody knows; they count as rare as the rarer of the two is (as rare as both together would be: R −1, cranfield and
/// cisi −2).
///
/// Read in the 50 best sections, this is worth as much as pairs of all words in the index were, which took a third of it.
pub fn weights(
    plan: &Plan,
    occurrences: &Occurrences,
    places: &mut [Places; Zone::ALL.len()],
    sections: &[u32],
    k1: f32,
) -> tantivy::Result<Vec<f32>> {
    let mut weights = vec![0.0; sections.len()];
    let mut frequency = vec![0.0; sections.len()];
    let norms: Vec<f32> = sections.iter().map(|&section| occurrences.norm_of_pairs(section)).collect();
    for alternative in plan.groups.iter().flat_map(|group| &group.alternatives) {
        for layer in alternative.layers.iter().filter(|layer| layer.source == Source::Neighbours) {
            frequency.fill(0.0);
            let mut rarity = 0.0_f32;
            for (pair, quality) in &layer.terms {
                let words: Vec<TermKey> = pair.words().collect();
                for word in &words {
                    let count = occurrences.count(&TermKey::any(word.base()))?;
                    rarity = rarity.max(idf(count as usize, occurrences.len()));
                }
                let words: Vec<&TermKey> = words.iter().collect();
                for (zone, places) in Zone::ALL.iter().zip(places.iter_mut()) {
                    if !layer.titles_only || zone.is_title() {
                        places.for_each_run(&words, |at| frequency[at] += quality * norms[at])?;
                    }
                }
            }
            let factor = alternative.weight * layer.weight * rarity * (k1 + 1.0);
            weights.iter_mut().zip(&frequency).for_each(|(weight, f)| *weight += factor * f / (f + k1));
        }
    }
    Ok(weights)
}

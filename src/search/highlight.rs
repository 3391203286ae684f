//! Which words of a section matched, and how, from the very postings that scored it.

use super::dictionaries::Dictionaries;
use super::places::{Places, Word};
use super::reading::lacks_only_marks;
use super::{Alternative, Layer, Plan, Rung, Source};
use crate::index::Zone;
use crate::language::{TermKey, fold};

/// A word of a section's text that the plan asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Position of the word.
    pub position: u32,
    /// Which group of the plan it belongs to.
    pub group: usize,
    /// How far it is from what was typed.
    pub rung: Rung,
    /// What it counts for the choice of a snippet.
    pub weight: f32,
}

/// The words in one zone of each of some sections that match, by position; each position once, on its best rung.
pub fn matches(
    dictionaries: &Dictionaries,
    zone: Zone,
    plan: &Plan,
    sections: &[u32],
) -> tantivy::Result<Vec<Vec<Match>>> {
    let mut places = Places::new(dictionaries, zone, sections);
    let mut matches = vec![Vec::new(); sections.len()];
    for (group, readings) in plan.groups.iter().enumerate() {
        for alternative in &readings.alternatives {
            for layer in &alternative.layers {
                add(group, alternative, layer, &mut places, &mut matches)?;
            }
        }
    }
    for matches in &mut matches {
        // What is nearest to the query explains a word best.
        matches.sort_by(|a, b| {
            (a.position, a.rung).cmp(&(b.position, b.rung)).then(b.weight.total_cmp(&a.weight))
        });
        matches.dedup_by_key(|m| m.position);
    }
    Ok(matches)
}

fn add(
    group: usize,
    alternative: &Alternative,
    layer: &Layer,
    places: &mut Places,
    matches: &mut [Vec<Match>],
) -> tantivy::Result<()> {
    // Neighbours as typed are marked word by word already.
    let is_typed_pair =
        matches!(layer.source, Source::Pairs | Source::Run) && alternative.rung != Rung::Translated;
    if is_typed_pair {
        return Ok(());
    }
    let runs: Vec<Vec<(TermKey, f32)>> = match layer.source {
        Source::Words => layer.terms.iter().map(|term| vec![term.clone()]).collect(),
        Source::Pairs => {
            layer.terms.iter().map(|(pair, q)| pair.words().map(|key| (key, *q)).collect()).collect()
        }
        Source::Run => vec![run(layer)],
        Source::Phrase => vec![layer.terms.clone()],
    };
    // By term, how far it is from what was typed.
    let mut rungs: Vec<(usize, Rung)> = Vec::new();
    for run in runs {
        let keys: Vec<&TermKey> = run.iter().map(|(key, _)| key).collect();
        for (at, words) in places.of_run(&keys)? {
            for Word { position, term } in words {
                let (key, rarity) = places.term(term);
                let known = rungs.iter().find(|(known, _)| *known == term).map(|&(_, rung)| rung);
                let rung = known.unwrap_or_else(|| {
                    let rung = match (alternative.rung, &layer.meant) {
                        (Rung::Typed, Some(meant)) => rung_of(key, meant),
                        (other, _) => other,
                    };
                    rungs.push((term, rung));
                    rung
                });
                let weight = alternative.weight * layer.weight * run[0].1 * rarity;
                matches[at].push(Match { position, group, rung, weight });
            }
        }
    }
    Ok(())
}

/// The words of a run whose pairs are the terms of a layer.
fn run(layer: &Layer) -> Vec<(TermKey, f32)> {
    let mut words: Vec<(TermKey, f32)> = Vec::new();
    for (pair, quality) in &layer.terms {
        let skip = usize::from(!words.is_empty());
        words.extend(pair.words().skip(skip).map(|key| (key, *quality)));
    }
    words
}

/// How far a word with the base of the typed one is from it.
fn rung_of(found: &TermKey, typed: &TermKey) -> Rung {
    let (found, typed) = (found.exact(), typed.exact());
    if found == typed || typed.is_empty() {
        Rung::Typed
    } else if lacks_only_marks(found, typed) || lacks_only_marks(typed, found) {
        Rung::Unmarked
    } else if fold(found) == fold(typed) {
        Rung::OtherMarks
    } else {
        Rung::Inflected
    }
}

//! Which words of a section matched, and how, from the very postings that scored it.

use timra_language::{TermKey, fold};
use timra_plan::lacks_only_marks;
use timra_plan::{Alternative, Group, Layer, Plan, Rung, Source};

use super::places::{PlacedTerm, Places};

/// A word of a section's text that the plan asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Position of the word.
    pub position: u32,
    /// Which group of the plan it belongs to.
    pub group: usize,
    /// How far it is from what was typed.
    pub rung: Rung,
    /// What it counts for the choice of a snippet, and of a passage.
    pub weight: f32,
}

impl Match {
    /// Raises what its group weighs to what it does.
    pub(super) fn raise(&self, of_groups: &mut [f32]) {
        let slot = &mut of_groups[self.group];
        *slot = slot.max(self.weight);
    }
}

/// The words in one zone of each of some sections that match, by position; each position once, on its best rung.
pub fn matches(plan: &Plan, places: &mut Places) -> tantivy::Result<Vec<Vec<Match>>> {
    let mut matches = vec![Vec::new(); places.len()];
    for (group, readings) in plan.groups.iter().enumerate() {
        for alternative in &readings.alternatives {
            for layer in &alternative.layers {
                add(group, alternative, layer, places, &mut matches)?;
            }
        }
    }
    // A word of the query says more than the identifier that it begins, what should be there more than what must not.
    let is_unit = plan.units();
    for matches in &mut matches {
        // What is nearest to the query explains a word best.
        matches.sort_unstable_by(|a, b| {
            let by_rung =
                (a.position, !is_unit[a.group], a.rung).cmp(&(b.position, !is_unit[b.group], b.rung));
            by_rung.then(b.weight.total_cmp(&a.weight)).then(a.group.cmp(&b.group))
        });
        matches.dedup_by_key(|m| m.position);
    }
    Ok(matches)
}

/// The matches without the lone words of a unit of several that the section has together: for "bao mat" what is marked is
/// "bảo mật", and no "báo" elsewhere.
pub fn together(plan: &Plan, matches: &[Match]) -> Vec<Match> {
    let words: Vec<usize> = plan.groups.iter().map(Group::words).collect();
    let follow = |a: &Match, b: &Match| a.group == b.group && a.position + 1 == b.position;
    let mut is_whole = vec![false; matches.len()];
    let mut are_together = vec![false; plan.groups.len()];
    let mut at = 0;
    for run in matches.chunk_by(follow) {
        // What is left of a run that has the unit once or more is of another.
        let (group, words) = (run[0].group, words[run[0].group].max(1));
        let whole = run.len() / words * words;
        is_whole[at..at + whole].fill(true);
        are_together[group] |= words > 1 && whole > 0;
        at += run.len();
    }
    let is_shown = |(found, is_whole): &(&Match, bool)| {
        *is_whole || found.rung.is_of_lexicon() || !are_together[found.group]
    };
    matches.iter().zip(is_whole).filter(is_shown).map(|(found, _)| *found).collect()
}

fn add(
    group: usize,
    alternative: &Alternative,
    layer: &Layer,
    places: &mut Places,
    matches: &mut [Vec<Match>],
) -> tantivy::Result<()> {
    // By term, how far it is from what was typed; the last one is asked for over and over.
    let mut rungs: Vec<(usize, Rung)> = Vec::new();
    let mut mark = |run: &[&TermKey], quality: f32| {
        let weight = alternative.weight * layer.weight * quality;
        places.for_each_of_run(run, |at, position, PlacedTerm { key, rarity, number }| {
            let known = rungs.iter().rev().find(|(known, _)| known == number).map(|&(_, rung)| rung);
            let rung = known.unwrap_or_else(|| {
                let rung = match (alternative.rung, &layer.meant) {
                    // Beside a word that was respelled another may be as typed.
                    (Rung::Typed | Rung::Respelled, Some(meant)) => rung_of(key, meant),
                    (other, _) => other,
                };
                rungs.push((*number, rung));
                rung
            });
            matches[at].push(Match { position, group, rung, weight: weight * rarity });
        })
    };
    match layer.source {
        Source::Words => layer.terms.iter().try_for_each(|(key, quality)| mark(&[key], *quality)),
        // Neighbours as typed are marked word by word already.
        Source::Neighbours => Ok(()),
        Source::Pairs | Source::Run if !alternative.rung.is_of_lexicon() => Ok(()),
        Source::Pairs => layer.terms.iter().try_for_each(|(pair, quality)| {
            let words: Vec<TermKey> = pair.words().collect();
            mark(&words.iter().collect::<Vec<_>>(), *quality)
        }),
        Source::Run => {
            let words = run(layer);
            mark(&words.iter().collect::<Vec<_>>(), layer.terms.first().map_or(0.0, |(_, quality)| *quality))
        }
        Source::Parts => {
            let parts: Vec<&TermKey> = layer.terms.iter().map(|(key, _)| key).collect();
            let weight = alternative.weight * layer.weight;
            places.for_each_of_parts(&parts, |at, position, PlacedTerm { rarity, .. }| {
                matches[at].push(Match { position, group, rung: alternative.rung, weight: weight * rarity });
            })
        }
        Source::Phrase => {
            let words: Vec<&TermKey> = layer.terms.iter().map(|(key, _)| key).collect();
            mark(&words, layer.terms.first().map_or(0.0, |(_, quality)| *quality))
        }
    }
}

/// The words of a run whose pairs are the terms of a layer.
fn run(layer: &Layer) -> Vec<TermKey> {
    let mut words: Vec<TermKey> = Vec::new();
    for (pair, _) in &layer.terms {
        let skip = usize::from(!words.is_empty());
        words.extend(pair.words().skip(skip));
    }
    words
}

/// How far a word with the base of the typed one is from it.
fn rung_of(found: &TermKey, typed: &TermKey) -> Rung {
    let is_part = found.is_part();
    let (found, typed) = (found.exact(), typed.exact());
    if is_part {
        Rung::Part
    } else if found == typed || typed.is_empty() {
        Rung::Typed
    } else if lacks_only_marks(found, typed) || lacks_only_marks(typed, found) {
        Rung::Unmarked
    } else if fold(found) == fold(typed) {
        Rung::OtherMarks
    } else {
        Rung::Inflected
    }
}

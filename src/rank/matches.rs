//! Matches: which words of a section a plan asks for, from the postings that scored the section.

use timra_language::{TermKey, fold};
use timra_plan::{Alternative, Layer, Plan, Rung, Source, lacks_only_marks};

use crate::Positions;
use crate::section_words::{FoundTerm, SectionWords};

/// A word of a section that the plan asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Position of the word in its zone.
    pub position: u32,
    /// Index of the group in the plan.
    pub group: usize,
    /// How far the word is from what was typed.
    pub rung: Rung,
    /// What the word counts when a snippet or a passage is chosen.
    pub weight: f32,
}

impl Match {
    /// Raises what its group weighs to what it does.
    pub(crate) fn raise(&self, of_groups: &mut [f32]) {
        let slot = &mut of_groups[self.group];
        *slot = slot.max(self.weight);
    }
}

/// The matches of a plan in one zone of some sections, by position; each position once, with its best rung.
pub(crate) fn matches<I: Positions>(
    plan: &Plan,
    words: &mut SectionWords<I>,
) -> Result<Vec<Vec<Match>>, I::Error> {
    let mut matches = vec![Vec::new(); words.len()];
    for (at, group) in plan.groups.iter().enumerate() {
        for alternative in &group.alternatives {
            for layer in &alternative.layers {
                add(at, alternative, layer, words, &mut matches)?;
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

fn add<I: Positions>(
    group: usize,
    alternative: &Alternative,
    layer: &Layer,
    words: &mut SectionWords<I>,
    matches: &mut [Vec<Match>],
) -> Result<(), I::Error> {
    // By term, how far it is from what was typed; the last one is asked for over and over.
    let mut rungs: Vec<(usize, Rung)> = Vec::new();
    let mut mark = |run: &[&TermKey], quality: f32| {
        let weight = alternative.weight * layer.weight * quality;
        words.for_each_of_run(run, |at, position, FoundTerm { key, idf, number }| {
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
            matches[at].push(Match { position, group, rung, weight: weight * idf });
        })
    };
    match layer.source {
        Source::Words => layer.terms.iter().try_for_each(|(key, quality)| mark(&[key], *quality)),
        // Neighbours as typed are marked word by word already.
        Source::Neighbours => Ok(()),
        Source::Pairs | Source::Run if !alternative.rung.is_of_lexicon() => Ok(()),
        Source::Pairs => layer.terms.iter().try_for_each(|(pair, quality)| {
            let run: Vec<TermKey> = pair.words().collect();
            mark(&run.iter().collect::<Vec<_>>(), *quality)
        }),
        Source::Run => {
            let run = run(layer);
            mark(&run.iter().collect::<Vec<_>>(), layer.terms.first().map_or(0.0, |(_, quality)| *quality))
        }
        Source::Parts => {
            let parts: Vec<&TermKey> = layer.terms.iter().map(|(key, _)| key).collect();
            let weight = alternative.weight * layer.weight;
            words.for_each_of_parts(&parts, |at, position, FoundTerm { idf, .. }| {
                matches[at].push(Match { position, group, rung: alternative.rung, weight: weight * idf });
            })
        }
        Source::Phrase => {
            let run: Vec<&TermKey> = layer.terms.iter().map(|(key, _)| key).collect();
            mark(&run, layer.terms.first().map_or(0.0, |(_, quality)| *quality))
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

/// How far a word with the base form of the typed one is from it.
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

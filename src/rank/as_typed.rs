//! For a query of one word: sections that have the word as it was typed go before sections that have it with other
//! marks, however short the texts of the latter are.

use timra_language::{TermKey, fold};
use timra_plan::{Layer, Plan, Rung, Source};

use crate::Postings;
use crate::occurrences::Occurrences;
use crate::scores::SectionScores;
use crate::section_set::SectionSet;

/// Lifts the sections that have the only word of a query as it was typed, or inflected, above those that have it with
/// other marks. Several words show each other's meaning; a single one has nothing that does.
pub(crate) fn lift<I: Postings>(
    plan: &Plan,
    occurrences: &Occurrences<I>,
    scores: &mut SectionScores,
) -> Result<(), I::Error> {
    let Some((typed, loose)) = only_word(plan) else { return Ok(()) };
    let is_other = |key: &TermKey| {
        key.is_part() || key.exact() != typed.exact() && fold(key.exact()) == fold(typed.exact())
    };
    let (others, same): (Vec<_>, Vec<_>) = loose.terms.iter().cloned().partition(|(key, _)| is_other(key));
    if others.is_empty() || same.is_empty() {
        return Ok(());
    }
    let titles_only = loose.titles_only;
    let mut as_typed = SectionSet::new(occurrences.len());
    let layer = Layer { titles_only, ..Layer::new(Source::Words, same, 1.0) };
    occurrences.for_each_section(&layer, |section| as_typed.add(section))?;
    let others = scores.iter().filter(|&(section, _)| !as_typed.has(section));
    let highest = others.map(|(_, score)| score).fold(0.0, f32::max);
    if highest > 0.0 {
        let is_found = |section: &u32| scores.get(*section) > 0.0;
        let found: Vec<u32> = as_typed.iter().filter(is_found).collect();
        found.into_iter().for_each(|section| scores.add(section, highest));
    }
    Ok(())
}

/// The word of a query of one word, and the layer of all its spellings.
fn only_word(plan: &Plan) -> Option<(&TermKey, &Layer)> {
    let mut groups = plan.groups.iter().filter(|group| !group.is_extra);
    let group = groups.next().filter(|group| group.is_asked_for())?;
    let is_alone = groups.next().is_none();
    let typed = group.alternatives.first().filter(|it| is_alone && it.rung == Rung::Typed)?;
    let layer = typed.layers.last().filter(|layer| layer.source == Source::Words)?;
    let meant = layer.meant.as_ref()?;
    let is_one_word = typed.layers.iter().all(|layer| layer.meant.as_ref() == Some(meant));
    is_one_word.then_some((meant, layer))
}

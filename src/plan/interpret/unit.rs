//! The groups for the units of a clause.

use timra_language::float::powf;

use super::rewriters::REWRITERS;
use super::{Context, Sentence, Word, compound};
use crate::{Alternative, Group};

/// The groups of a clause of words: one for each unit, and those that say more of the units.
pub(crate) fn groups(sentence: &Sentence, context: Context) -> Vec<Group> {
    let words = &sentence.words;
    let units = compound::units(words, context.dictionary);
    let group = |unit: &[Word]| {
        let mut all: Vec<Alternative> =
            REWRITERS.iter().flat_map(|(_, rewriter)| rewriter.expand(unit, context)).collect();
        weigh_as_one(unit, &mut all, context.weights.compound);
        Group::of(all)
    };
    let mut groups: Vec<Group> = units.iter().map(|unit| group(&words[unit.clone()])).collect();
    if let [only] = groups.as_mut_slice() {
        // Nothing beside a single unit says which of its meanings is meant: what was typed goes before any guess.
        let guesses = only.alternatives.iter_mut().filter(|it| it.rung.is_of_lexicon());
        guesses.for_each(|guess| guess.weight *= context.weights.translated_alone);
    }
    groups.extend(REWRITERS.iter().flat_map(|(_, rewriter)| rewriter.beside(sentence, &units, context)));
    groups
}

/// Weighs the words of a unit as the one thing that they name. What a lexicon has for it counts as much as they do
/// together, so it needs no factor of its own.
fn weigh_as_one(unit: &[Word], alternatives: &mut [Alternative], exponent: f32) {
    if unit.len() < 2 {
        return;
    }
    let share = powf(unit.len() as f32, -exponent);
    let by_spelling = alternatives.iter_mut().filter(|it| !it.rung.is_of_lexicon());
    by_spelling.flat_map(|it| &mut it.layers).for_each(|layer| layer.weight *= share);
}

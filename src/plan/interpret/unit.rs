//! The groups for the units of a clause.

use super::rewriters::REWRITERS;
use super::{Context, Sentence, compound};
use crate::Group;

/// The groups of a clause of words: one for each unit, and those that say more of the units.
pub(crate) fn groups(sentence: &Sentence, context: Context) -> Vec<Group> {
    let words = &sentence.words;
    let units = compound::units(words, context.dictionary);
    let group = |unit: &[super::Word]| {
        Group::of(REWRITERS.iter().flat_map(|(_, rewriter)| rewriter.expand(unit, context)).collect())
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

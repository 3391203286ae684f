//! The groups for the units of a clause.

use timra_language::LANGUAGES;
use timra_language::float::powf;

use super::rewriters::REWRITERS;
use super::{Context, Sentence, Word, compound};
use crate::{Alternative, Group, Weights};

/// Letters of the shortest word that is weighed as one.
const LETTERS: usize = 3;

/// The groups of a clause of words: one for each unit, and those that say more of the units.
pub(crate) fn groups(sentence: &Sentence, context: Context) -> Vec<Group> {
    let words = &sentence.words;
    let units = compound::units(words, context.dictionary);
    let has_several = units.iter().any(|unit| unit.len() > 1);
    let group = |unit: &[Word]| {
        let mut all: Vec<Alternative> =
            REWRITERS.iter().flat_map(|(_, rewriter)| rewriter.expand(unit, context)).collect();
        weigh_as_one(unit, has_several, &mut all, context.weights);
        if units.len() > 1 && compound::is_page_word(unit) {
            let layers = all.iter_mut().flat_map(|it| &mut it.layers);
            layers.for_each(|layer| layer.weight *= context.weights.page_word);
        }
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

/// Weighs a unit as the one thing that it names, in a query where some units are written as several words. What a lexicon
/// has for it counts as much as its words do together, so it needs no factor of its own.
fn weigh_as_one(unit: &[Word], has_several: bool, alternatives: &mut [Alternative], weights: &Weights) {
    let factor = match unit {
        [word] if has_several && is_whole_word(word) => weights.word_beside,
        [_] => return,
        several => powf(several.len() as f32, -weights.compound),
    };
    let by_spelling = alternatives.iter_mut().filter(|it| !it.rung.is_of_lexicon());
    by_spelling.flat_map(|it| &mut it.layers).for_each(|layer| layer.weight *= factor);
}

/// Whether a word has meaning and is written as one in its language; what may be a syllable may be a part of a longer
/// word. Numbers and letters name nothing.
fn is_whole_word(word: &Word) -> bool {
    let is_long = word.text.chars().count() >= LETTERS && word.text.chars().all(char::is_alphabetic);
    let is_syllable = || LANGUAGES.iter().any(|language| language.is_syllable(word.given().base()));
    is_long && !word.is_function_word() && !is_syllable()
}

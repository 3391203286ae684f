//! The groups for the units of a clause.

use std::ops::Range;

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
    let says_kind = says_kind(&units, words);
    let group = |at: usize, unit: &[Word]| {
        let mut all: Vec<Alternative> =
            REWRITERS.iter().flat_map(|(_, rewriter)| rewriter.expand(unit, context)).collect();
        weigh_as_one(unit, has_several, &mut all, context.weights);
        if says_kind[at] {
            let layers = all.iter_mut().flat_map(|it| &mut it.layers);
            layers.for_each(|layer| layer.weight *= context.weights.page_word);
        }
        Group::of(all)
    };
    let mut groups: Vec<Group> =
        units.iter().enumerate().map(|(at, unit)| group(at, &words[unit.clone()])).collect();
    if let [only] = groups.as_mut_slice() {
        // Nothing beside a single unit says which of its meanings is meant: what was typed goes before any guess.
        let guesses = only.alternatives.iter_mut().filter(|it| it.rung.is_of_lexicon());
        guesses.for_each(|guess| guess.weight *= context.weights.translated_alone);
    }
    groups.extend(REWRITERS.iter().flat_map(|(_, rewriter)| rewriter.beside(sentence, &units, context)));
    groups
}

/// For each unit, whether it says what kind of text is looked for: page words stand before the subject or after it, beside
/// no more than function words. Between other words *hướng dẫn* is what somebody does.
fn says_kind(units: &[Range<usize>], words: &[Word]) -> Vec<bool> {
    let is_subject = |unit: &Range<usize>| {
        let unit = &words[unit.clone()];
        !compound::is_page_word(unit) && !unit.iter().all(Word::is_function_word)
    };
    let before = units.iter().take_while(|unit| !is_subject(unit)).count();
    let after = units.iter().rev().take_while(|unit| !is_subject(unit)).count();
    let is_at_end = |at: usize| at < before || at + after >= units.len();
    let is_page_word = |unit: &Range<usize>| compound::is_page_word(&words[unit.clone()]);
    let says_kind = |(at, unit)| units.len() > 1 && is_at_end(at) && is_page_word(unit);
    units.iter().enumerate().map(says_kind).collect()
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

#[cfg(test)]
mod tests {
    use timra_language::{analyze, normalize};

    use super::{compound, says_kind};
    use crate::Weights;
    use crate::interpret::clause_end::ClauseEnd;
    use crate::interpret::few_terms::FewTerms;
    use crate::interpret::{Context, Sentence, rewriting};
    use crate::syntax::parse;

    /// The units of a query that say what kind of text is looked for.
    fn kinds_of_text(query: &str) -> Vec<String> {
        let (dictionary, weights) = (FewTerms(&[]), Weights::default());
        let parsed = parse(query);
        let text = normalize(&parsed.clauses[0].text);
        let tokens = analyze(&text);
        let clause = (&parsed.clauses[0], ClauseEnd::OfQuery);
        let mut sentence = Sentence::new(clause, (&text, &tokens), 8, &dictionary);
        rewriting::interpret(&mut sentence, Context { dictionary: &dictionary, weights: &weights });
        let words = &sentence.words;
        let units = compound::units(words, &dictionary);
        let spelled = |at: usize| {
            let words = words[units[at].clone()].iter().map(|word| word.meant().exact());
            words.collect::<Vec<_>>().join(" ")
        };
        let says_kind = says_kind(&units, words);
        (0..units.len()).filter(|at| says_kind[*at]).map(spelled).collect()
    }

    #[test]
    fn page_words_stand_at_the_ends() {
        assert_eq!(kinds_of_text("hướng dẫn cài đặt máy chủ"), ["hướng dẫn"]);
        assert_eq!(kinds_of_text("trang hướng dẫn cài đặt máy chủ"), ["trang", "hướng dẫn"]);
        assert_eq!(kinds_of_text("the guide to databases"), ["guide"]);
        assert_eq!(kinds_of_text("databases tutorial"), ["tutorial"]);
    }

    #[test]
    fn between_other_words_they_are_part_of_the_subject() {
        assert!(kinds_of_text("bác sĩ hướng dẫn chăm sóc trẻ").is_empty());
        assert!(kinds_of_text("replace page cache").is_empty());
        assert!(kinds_of_text("guide").is_empty(), "nothing is beside it");
    }
}

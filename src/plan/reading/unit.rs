//! The units of a clause: words that carry one meaning together.

use std::ops::Range;

use super::{QueryWord, compound, names, pair, parts, respelled, synonym, translated, typed};
use crate::{Alternative, Group, Rung, TermDictionary, Weights};

/// The groups of a clause of words: one for each unit, and one for what stands side by side across two units.
pub fn groups(words: &[QueryWord], dictionary: &dyn TermDictionary, weights: &Weights) -> Vec<Group> {
    let units = compound::units(words, dictionary);
    let mut groups: Vec<Group> =
        units.iter().map(|unit| group(words, unit.clone(), dictionary, weights)).collect();
    if let [only] = groups.as_mut_slice() {
        // Nothing beside a single unit says which of its meanings is meant: what was typed goes before any guess.
        let guesses = only.alternatives.iter_mut().filter(|it| it.rung.is_of_lexicon());
        guesses.for_each(|guess| guess.weight *= weights.translated_alone);
    }
    for (left, right) in units.iter().zip(units.iter().skip(1)) {
        let (first, second) = (&words[left.end - 1], &words[right.start]);
        if second.starts_clause {
            continue;
        }
        let layers = pair::layers(first, second, dictionary, weights);
        if !layers.is_empty() {
            let pair = Group::of(vec![Alternative { rung: Rung::Pair, weight: 1.0, layers }]);
            groups.push(Group { is_extra: true, ..pair });
        }
    }
    groups
}

/// The readings of one unit: its words and their neighbourhood as typed, and what it is in another language.
fn group(
    words: &[QueryWord],
    unit: Range<usize>,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> Group {
    let words = &words[unit];
    let mut layers = Vec::new();
    for word in words {
        let mut of_word = typed::layers(word, weights);
        if words.len() > 1 {
            of_word.extend(respelled::layers(word, dictionary, weights));
        }
        layers.extend(of_word.into_iter().map(|layer| layer.scaled(word.importance(weights))));
    }
    for two in words.windows(2) {
        layers.extend(pair::layers(&two[0], &two[1], dictionary, weights));
    }
    let mut alternatives = Vec::new();
    if !layers.is_empty() {
        let any = |is: fn(&QueryWord) -> bool| words.iter().any(is);
        let rung = if any(|word| !word.respelled.is_empty()) {
            Rung::Respelled
        } else if any(|word| word.keystrokes.is_some()) {
            Rung::Keystrokes
        } else {
            Rung::Typed
        };
        alternatives.push(Alternative { rung, weight: 1.0, layers });
    }
    if let [word] = words {
        alternatives.extend(respelled::alternatives(word, dictionary, weights));
        alternatives.extend(parts::alternative(word, dictionary, weights));
        alternatives.extend(names::alternative(word, weights));
    }
    alternatives.extend(translated::alternatives(words, dictionary, weights));
    alternatives.extend(synonym::alternatives(words, weights));
    Group::of(alternatives)
}

//! Words → numbers, which are what the model counts with.

use std::collections::{HashMap, HashSet};

use timra_language::{Language, fold};

use super::phrases::Phrase;
use super::units::{TextUnit, Units};

/// A text as word numbers.
pub(super) struct NumberedText {
    /// The numbers of the units of a text, in the order of the text.
    pub words: Vec<u32>,
    /// The place of each unit in the text, see [`TextUnit::at`].
    pub at: Vec<u32>,
}

/// The units of all texts in one language. Numbers begin at 1 and follow the order in which words were met.
pub(super) struct Vocabulary {
    language: &'static dyn Language,
    units: Units,
    numbers: HashMap<String, u32>,
    /// Word and whether it is spelled as the language spells, by number less one.
    words: Vec<(String, bool)>,
}

impl Vocabulary {
    pub(super) fn new(language: &'static dyn Language) -> Self {
        Self { language, units: Units::new(language), numbers: HashMap::new(), words: Vec::new() }
    }

    /// Cuts `text` into units.
    pub(super) fn units(&mut self, text: &str) -> Vec<TextUnit> {
        self.units.of(text)
    }

    /// Gives `units` their numbers.
    pub(super) fn text(&mut self, units: Vec<TextUnit>) -> NumberedText {
        let at = units.iter().map(|unit| unit.at).collect();
        NumberedText { at, words: units.into_iter().map(|unit| self.number(unit)).collect() }
    }

    fn number(&mut self, unit: TextUnit) -> u32 {
        if let Some(&number) = self.numbers.get(&unit.words) {
            return number;
        }
        self.words.push((unit.words.clone(), unit.native));
        let number = self.words.len() as u32;
        self.numbers.insert(unit.words, number);
        number
    }

    /// Whether all words of `phrase` are spelled as the language of the vocabulary spells.
    pub(super) fn is_native(&self, phrase: Phrase) -> bool {
        self.of(phrase).all(|(_, native)| *native)
    }

    /// The words of `phrase`, joined by single spaces.
    pub(super) fn words(&self, phrase: Phrase) -> String {
        self.of(phrase).map(|(words, _)| words.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn of(&self, phrase: Phrase) -> impl Iterator<Item = &(String, bool)> {
        phrase.into_units().filter_map(|number| self.words.get(number as usize - 1))
    }

    /// For every number, 0 included, what the shipped lexicon translates it to in `other`, with probabilities.
    pub(super) fn known(&self, other: &Vocabulary) -> Vec<Vec<(u32, f32)>> {
        let of_word = |(words, native): &(String, bool)| {
            let translations = if *native { self.language.translations(words) } else { Vec::new() };
            translations
                .into_iter()
                .filter(|translation| translation.lang == other.language.code())
                .filter_map(|translation| {
                    Some((*other.numbers.get(&*translation.words)?, translation.probability))
                })
                .collect()
        };
        [Vec::new()].into_iter().chain(self.words.iter().map(of_word)).collect()
    }
}

/// Leaves out what is in both texts: a name or a borrowed word needs no translation, and would only get in the
/// way of those that do. Marks do not count: names lose them in other languages.
pub(super) fn leave_out_equal(a: &mut Vec<TextUnit>, b: &mut Vec<TextUnit>) {
    let (of_a, of_b) = (folded_words(a), folded_words(b));
    let is_in = |unit: &TextUnit, other: &HashSet<String>| {
        fold(&unit.words).split(' ').all(|word| other.contains(word))
    };
    a.retain(|unit| !is_in(unit, &of_b));
    b.retain(|unit| !is_in(unit, &of_a));
}

fn folded_words(units: &[TextUnit]) -> HashSet<String> {
    let words = units.iter().flat_map(|unit| unit.words.split(' '));
    words.map(fold).collect()
}

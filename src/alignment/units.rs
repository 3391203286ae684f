//! A text → the words and compounds in it that may be translated.

use std::collections::HashMap;

use timra_language::{self as language, Claim, LANGUAGES, Language, PieceKind, TermKey, Unit, analyze};

/// Words of the longest compound that is looked for.
const MAX_WORDS: usize = 6;

/// A word, or a compound that is written as several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextUnit {
    /// The words of the unit in lexicon form, joined by single spaces.
    pub words: String,
    /// Number of the unit in its text: units with adjacent numbers are neighbours with nothing between them.
    pub at: u32,
    /// Whether the words of the unit are spelled as the language of the text spells; a name need not be.
    pub native: bool,
}

/// Cuts texts of one language into units.
pub(super) struct Units {
    language: &'static dyn Language,
    /// What the runs of words are that were seen so far: texts of one site repeat themselves.
    known: HashMap<String, Unit>,
}

/// A word of a text.
struct RunWord {
    key: TermKey,
    native: bool,
    starts_clause: bool,
}

impl Units {
    pub(super) fn new(language: &'static dyn Language) -> Self {
        Self { language, known: HashMap::new() }
    }

    /// The units of `text` in their order, without those that carry grammar only, numbers and single letters.
    pub(super) fn of(&mut self, text: &str) -> Vec<TextUnit> {
        let words: Vec<RunWord> = analyze(text)
            .into_iter()
            .filter(|token| token.kind == PieceKind::Word)
            .map(|token| RunWord {
                native: is_native(token.key.exact(), self.language),
                starts_clause: token.starts_clause,
                key: token.key,
            })
            .collect();
        let mut units = Vec::new();
        let (mut from, mut at) = (0, 0);
        while from < words.len() {
            let native = words[from].native;
            let run = 1 + words[from + 1..]
                .iter()
                .take_while(|word| native && word.native && !word.starts_clause)
                .count();
            // A number is left out where a clause ends, so that no phrase reaches across.
            at += u32::from(words[from].starts_clause);
            for length in self.cut(&words[from..from + run]) {
                if let Some(words) = self.meaning(&words[from..from + length]) {
                    units.push(TextUnit { words, at, native });
                }
                from += length;
                at += 1;
            }
        }
        units
    }

    /// Cuts a run of words into units, and gives the number of words of each.
    fn cut(&mut self, run: &[RunWord]) -> Vec<usize> {
        let units = language::units(run.len(), MAX_WORDS, |range| {
            let words: Vec<&str> = run[range].iter().map(|word| word.key.exact()).collect();
            self.unit(&words.join(" "), words.len())
        });
        units.into_iter().map(|unit| unit.len()).collect()
    }

    fn unit(&mut self, words: &str, length: usize) -> Unit {
        if let Some(&unit) = self.known.get(words) {
            return unit;
        }
        let is_term = length > 1 && !self.language.translations(words).is_empty();
        let unit = Unit::new(length, self.language.compound_count(words), is_term);
        self.known.insert(words.to_owned(), unit);
        unit
    }

    /// The lexicon form of a unit; `None` where it means nothing that could be looked for.
    fn meaning(&self, unit: &[RunWord]) -> Option<String> {
        let exact = unit.iter().map(|word| word.key.exact()).collect::<Vec<_>>().join(" ");
        let is_name = exact.chars().any(char::is_numeric) || exact.chars().nth(1).is_none();
        // Mixed text borrows the other language's small words too.
        if is_name || LANGUAGES.iter().any(|language| is_grammar(&exact, *language, self.language)) {
            return None;
        }
        let form = |word: &RunWord| match word.native {
            true => self.language.lexicon_form(&word.key).to_owned(),
            false => word.key.base().to_owned(),
        };
        Some(unit.iter().map(form).collect::<Vec<_>>().join(" "))
    }
}

/// Whether `exact` is a function word of `of`, as far as that matters in a text of `text`.
fn is_grammar(exact: &str, of: &dyn Language, text: &dyn Language) -> bool {
    of.is_function_word(exact) && (of.code() == text.code() || !is_native(exact, text))
}

/// Whether a word of a text in `language` is one of its words, not a borrowed one.
fn is_native(exact: &str, language: &dyn Language) -> bool {
    match language.claim(exact) {
        Claim::No => false,
        Claim::Sure => true,
        Claim::Maybe => {
            let owned = LANGUAGES.iter().any(|other| {
                other.code() != language.code()
                    && other.claim(exact) == Claim::Sure
                    && other.log_odds(exact) > 0.0
            });
            !owned && language.log_odds(exact) >= 0.0
        }
    }
}

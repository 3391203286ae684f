//! Units of a query: compounds that are written with spaces, and terms that a lexicon knows as a whole.

use std::ops::Range;

use timra_language::{self as language, TermKey, Unit};

use super::Word;
use crate::TermDictionary;

/// Words of the longest compound or term that is looked for.
const MAX_WORDS: usize = 8;

/// Cuts the words of a query into units, each a range of `words`. A term may have words of two languages: `tường lửa
/// ứng dụng web`.
pub(crate) fn units(words: &[Word], dictionary: &dyn TermDictionary) -> Vec<Range<usize>> {
    cut(words, MAX_WORDS, dictionary)
}

/// Cuts a unit of three words or more, whose last word carries grammar, into the units in it: the last word may belong
/// to what follows.
pub(crate) fn parts(words: &[Word], dictionary: &dyn TermDictionary) -> Vec<Range<usize>> {
    let is_open = words.len() > 2 && words.last().is_some_and(|word| word.is_function_word());
    if is_open { cut(words, words.len() - 1, dictionary) } else { Vec::new() }
}

/// Cuts a unit of several words into the largest units in it.
pub(crate) fn pieces(words: &[Word], dictionary: &dyn TermDictionary) -> Vec<Range<usize>> {
    cut(words, words.len() - 1, dictionary)
}

fn cut(words: &[Word], longest: usize, dictionary: &dyn TermDictionary) -> Vec<Range<usize>> {
    language::units(words.len(), longest, |run| {
        let words = &words[run];
        if words[1..].iter().any(|word| word.starts_clause) {
            return Unit::None;
        }
        let language = words[0].language;
        let count = language.compound_count(&joined(words, |word| word.meant().exact()));
        Unit::new(words.len(), count, is_term(words, dictionary))
    })
}

fn is_term(words: &[Word], dictionary: &dyn TermDictionary) -> bool {
    let form = lexicon_form(words);
    let language = words[0].language;
    !dictionary.translations(language, &form).is_empty()
        || words.len() > 1 && !dictionary.synonyms(language, &form).is_empty()
}

/// Whether a unit says what kind of text is looked for.
pub(crate) fn is_page_word(words: &[Word]) -> bool {
    words[0].language.is_page_word(&joined(words, |word| word.meant().exact()))
}

/// The form under which the lexicons of its language have a unit.
pub(crate) fn lexicon_form(words: &[Word]) -> String {
    joined(words, |word| words[0].language.lexicon_form(word.meant()))
}

/// The forms under which lexicons have a unit if one of its words stands for its next interpretation, or all of them
/// do.
pub(crate) fn other_forms(words: &[Word]) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    let mut add = |form: String| {
        if !forms.contains(&form) {
            forms.push(form);
        }
    };
    let language = words[0].language;
    let other = |word: &'_ Word, at: usize| {
        word.also().get(at).map_or_else(|| word.meant().clone(), |&key| key.clone())
    };
    for (i, word) in words.iter().enumerate() {
        for at in 0..word.also().len() {
            let key = |(j, word): (usize, &Word)| if i == j { other(word, at) } else { word.meant().clone() };
            let keys: Vec<TermKey> = words.iter().enumerate().map(key).collect();
            add(keys.iter().map(|key| language.lexicon_form(key)).collect::<Vec<_>>().join(" "));
        }
    }
    if words.iter().filter(|word| !word.also().is_empty()).count() > 1 {
        let keys: Vec<TermKey> = words.iter().map(|word| other(word, 0)).collect();
        add(keys.iter().map(|key| language.lexicon_form(key)).collect::<Vec<_>>().join(" "));
    }
    forms
}

/// The forms of several words, joined by single spaces as in the lexicons.
fn joined<'w>(words: &'w [Word], form: impl Fn(&'w Word) -> &'w str) -> String {
    words.iter().map(form).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::MAX_WORDS;
    use timra_language::LANGUAGES;

    #[test]
    fn no_term_of_a_lexicon_is_too_long_to_be_looked_up() {
        for language in LANGUAGES {
            let tables = language.lexicons().iter().flat_map(|(_, table)| table.lines());
            for term in tables.filter_map(|line| line.split('\t').next()) {
                let is_known = !language.translations(term).is_empty() || !language.synonyms(term).is_empty();
                assert!(!is_known || term.split(' ').count() <= MAX_WORDS, "{}: {term}", language.code());
            }
        }
    }
}

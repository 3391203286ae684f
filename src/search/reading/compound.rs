//! Which words of the query are one word: compounds written with spaces, and terms the lexicon knows as a whole.

use std::ops::Range;

use super::QueryWord;
use crate::search::Vocabulary;

/// Words of the longest compound or term that is looked for.
const MAX_WORDS: usize = 8;

/// Words that the lexicon's counts were taken over.
const COUNTED: f32 = 60e6;

/// Cost of a term that only translations and synonyms know, as if it had been counted this often.
const TERM_COUNT: f32 = 30.0;

/// Cost of a word that no lexicon knows.
const UNKNOWN: f32 = 18.0;

/// Cuts the query into the units that carry its meaning, each as a range of `words`: the cheapest path where a unit costs
/// −ln p (Viterbi 1967 over unigrams). A term may have words of two languages: `tường lửa ứng dụng web`.
pub fn units(words: &[QueryWord], vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let mut cost = vec![f32::INFINITY; words.len() + 1];
    let mut start = vec![0; words.len() + 1];
    cost[0] = 0.0;
    for end in 1..=words.len() {
        for from in end.saturating_sub(MAX_WORDS)..end {
            if words[from + 1..end].iter().any(|word| word.starts_clause) {
                continue;
            }
            let through = cost[from] + unit_cost(&words[from..end], vocabulary);
            if through < cost[end] {
                (cost[end], start[end]) = (through, from);
            }
        }
    }
    let mut units = Vec::new();
    let mut end = words.len();
    while end > 0 {
        units.push(start[end]..end);
        end = start[end];
    }
    units.reverse();
    units
}

/// What one unit costs; infinite for words that are no unit.
fn unit_cost(words: &[QueryWord], vocabulary: &Vocabulary) -> f32 {
    let language = words[0].language;
    let exact = joined(words, |word| word.meant().exact());
    let known = language.compound_count(&exact).map(|count| count.max(1) as f32);
    let is_term = || {
        let form = lexicon_form(words);
        let is_known = !vocabulary.translations(language, &form).is_empty()
            || words.len() > 1 && !language.synonyms(&form).is_empty();
        is_known.then_some(TERM_COUNT)
    };
    match known.or_else(is_term) {
        Some(count) => (COUNTED / count).ln(),
        None if words.len() == 1 => UNKNOWN,
        None => f32::INFINITY,
    }
}

/// What the lexicons of a unit's language have it under.
pub fn lexicon_form(words: &[QueryWord]) -> String {
    joined(words, |word| words[0].language.lexicon_form(word.meant()))
}

/// The forms of several words, joined as the lexicons join them.
fn joined<'w>(words: &'w [QueryWord], form: impl Fn(&'w QueryWord) -> &'w str) -> String {
    words.iter().map(form).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::MAX_WORDS;
    use crate::language::LANGUAGES;

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

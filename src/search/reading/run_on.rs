//! Words that were typed with a space too few, or one too many.

use super::QueryWord;
use super::respelled::is_unheard_of;
use crate::search::Vocabulary;

/// Letters of the shortest word that may be one of two; a number may be shorter.
const MIN_LETTERS: usize = 2;

/// Letters of the longest word that is cut.
const MAX_LETTERS: usize = 40;

/// Reads words that the index does not know as one with their neighbours, if it knows that (`kuber netes`), or as two that
/// it has side by side (`loadbalancer`, `hạtầng`); not one that is a slip away from a word. Only the first words are looked
/// at, so many of them.
pub fn space<'q>(words: &mut Vec<QueryWord<'q>>, first: usize, query: &'q str, vocabulary: &Vocabulary) {
    let (mut at, mut end) = (0, first.min(words.len()));
    let mut has_changed = false;
    while at < end {
        if at + 1 < end
            && let Some(one) = one(&words[at], &words[at + 1], query, vocabulary)
        {
            words.splice(at..=at + 1, [one]);
            end -= 1;
            has_changed = true;
        } else if let Some(two) = two(&words[at], vocabulary) {
            words.splice(at..=at, two);
            end += 1;
            at += 1;
            has_changed = true;
        }
        at += 1;
    }
    if has_changed {
        QueryWord::find_languages(words, vocabulary);
    }
}

/// The word that two are together.
fn one<'q>(
    first: &QueryWord<'q>,
    second: &QueryWord<'q>,
    query: &'q str,
    vocabulary: &Vocabulary,
) -> Option<QueryWord<'q>> {
    let is_apart = second.starts_clause || first.span.end == second.span.start;
    if is_apart || !(is_unheard_of(first) || is_unheard_of(second)) {
        return None;
    }
    first.joined(second, query, vocabulary).filter(QueryWord::is_known)
}

/// The two words that one most likely is.
fn two<'q>(word: &QueryWord<'q>, vocabulary: &Vocabulary) -> Option<[QueryWord<'q>; 2]> {
    if !is_unheard_of(word) || word.text.chars().count() > MAX_LETTERS {
        return None;
    }
    let exact = word.given().exact();
    let has_digits = exact.chars().any(char::is_numeric);
    if !has_digits && !vocabulary.near(exact, 1).is_empty() {
        return None;
    }
    let is_long = |part: &str| part.chars().count() >= MIN_LETTERS || part.chars().all(char::is_numeric);
    let places = word.text.char_indices().map(|(at, _)| at);
    let cut = places.filter_map(|at| {
        let (first, second) = word.text.split_at(at);
        if first.is_empty() || !is_long(first) || !is_long(second) {
            return None;
        }
        let [first, second] = word.cut(at, vocabulary)?;
        let is_known = first.is_known() && second.is_known();
        let count = if is_known { vocabulary.count_together(&first.key, &second.key) } else { 0 };
        (count > 0).then_some((count, [first, second]))
    });
    cut.max_by_key(|(count, _)| *count).map(|(_, two)| two)
}

//! Words that were typed with a space too few, or one too many.

use super::query_word::Space;
use super::respelled::{is_a_slip_away, is_unheard_of};
use super::{QueryWord, lacks_only_marks};
use crate::TermDictionary;

/// Letters of the shortest word that may be one of two; a number may be shorter.
const MIN_LETTERS: usize = 2;

/// Letters of the longest word that is cut.
const MAX_LETTERS: usize = 40;

/// Reads words that the index does not know as one with their neighbours, if it has that (`kuber netes`), or as two that it
/// has side by side (`loadbalancer`, `hạtầng`); not one that is a slip away from a word. Looks at the words that are
/// `finished`, the first so many.
pub fn space<'q>(
    words: &mut Vec<QueryWord<'q>>,
    mut finished: usize,
    query: &'q str,
    dictionary: &dyn TermDictionary,
) {
    let mut at = 0;
    while at < finished {
        if at + 1 < finished
            && let Some(one) = one(&words[at], &words[at + 1], query, dictionary)
        {
            words.splice(at..=at + 1, [one]);
            finished -= 1;
        } else if let Some(two) = two(&words[at], dictionary) {
            words.splice(at..=at, two);
            finished += 1;
            at += 1;
        }
        at += 1;
    }
    if words.iter().any(|word| word.space != Space::Right) {
        QueryWord::find_languages(words, dictionary);
    }
}

/// The word that two are together, if the index has it as they spell it.
fn one<'q>(
    first: &QueryWord<'q>,
    second: &QueryWord<'q>,
    query: &'q str,
    dictionary: &dyn TermDictionary,
) -> Option<QueryWord<'q>> {
    let between = query.get(first.span.end..second.span.start)?;
    let is_spaced = !between.is_empty() && between.chars().all(char::is_whitespace);
    let may_be_one = is_spaced && is_long(first.text) && is_long(second.text);
    if !may_be_one || !(is_unheard_of(first) || is_unheard_of(second)) {
        return None;
    }
    let one = first.joined(second, query, dictionary)?;
    let is_there = one.variants.iter().any(|it| lacks_only_marks(one.key.exact(), it.key.exact()));
    is_there.then_some(one)
}

/// The two words that one most likely is.
fn two<'q>(word: &QueryWord<'q>, dictionary: &dyn TermDictionary) -> Option<[QueryWord<'q>; 2]> {
    let exact = word.key.exact();
    if !is_unheard_of(word) || exact.chars().count() > MAX_LETTERS {
        return None;
    }
    // A number at the end is no slip.
    if !exact.chars().any(char::is_numeric) && is_a_slip_away(exact, dictionary) {
        return None;
    }
    let halves = word.text.char_indices().map(|(at, _)| word.text.split_at(at));
    let halves = halves.filter(|(first, second)| is_long(first) && is_long(second));
    let cuts = halves.filter_map(|halves| {
        let two = word.cut(halves, dictionary)?;
        let count = dictionary.count_together(&two[0].key, &two[1].key);
        (count > 0).then_some((count, two))
    });
    cuts.max_by_key(|(count, _)| *count).map(|(_, two)| two)
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= MIN_LETTERS || !word.is_empty() && word.chars().all(char::is_numeric)
}

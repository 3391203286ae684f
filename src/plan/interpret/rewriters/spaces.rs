//! Words that were typed with a space too few, or one too many.

use super::super::{Context, QueryRewriter, Rewrite, Sentence, Word, lacks_only_marks};
use super::respelled::{is_one_edit_away, is_unheard_of};
use crate::TermDictionary;
use crate::syntax::Occur;

/// Letters of the shortest word that may be one of two; a number may be shorter.
const MIN_LETTERS: usize = 2;

/// Letters of the longest word that is cut.
const MAX_LETTERS: usize = 40;

/// Reads words that the index does not have as one word with their neighbours, if it has that (`kuber netes`), or as
/// two words that it has side by side (`loadbalancer`, `hạtầng`). A word that is one edit away from a word of the index
/// stays one word.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn after(&self) -> &'static [&'static str] {
        &["identifier", "keystrokes"]
    }

    fn rewrite<'q>(&self, sentence: &Sentence<'q>, context: Context) -> Vec<Rewrite<'q>> {
        let clause = sentence.clause;
        // Where one word is a condition or a choice, half of it is not.
        let is_one_of_many = clause.occur == Occur::Should && clause.or_group.is_none() && !clause.title_only;
        if !sentence.is_guessed() || !is_one_of_many {
            return Vec::new();
        }
        let dictionary = context.dictionary;
        // What is not yet written is not yet misspelled.
        let finished = sentence.words.len() - usize::from(sentence.is_unfinished());
        let words = &sentence.words[..finished];
        let mut rewrites = Vec::new();
        let mut at = 0;
        while at < finished {
            let next = words.get(at + 1);
            if let Some(one) = next.and_then(|next| one(&words[at], next, sentence.text, dictionary)) {
                rewrites.push(Rewrite::Respaced { range: at..at + 2, words: vec![one] });
                at += 1;
            } else if let Some(two) = two(&words[at], dictionary) {
                rewrites.push(Rewrite::Respaced { range: at..at + 1, words: two.into() });
            }
            at += 1;
        }
        rewrites
    }
}

/// The word that two words make together, if the index has it as they spell it.
fn one<'q>(
    first: &Word<'q>,
    second: &Word<'q>,
    query: &'q str,
    dictionary: &dyn TermDictionary,
) -> Option<Word<'q>> {
    let between = query.get(first.span.end..second.span.start)?;
    let is_spaced = !between.is_empty() && between.chars().all(char::is_whitespace);
    let may_be_one = is_spaced && is_long(first.text) && is_long(second.text);
    if !may_be_one || !(is_unheard_of(first) || is_unheard_of(second)) {
        return None;
    }
    let one = first.joined(second, query, dictionary)?;
    let is_there = one.variants().iter().any(|it| lacks_only_marks(one.typed.key.exact(), it.key.exact()));
    is_there.then_some(one)
}

/// The two words that one word most likely is.
fn two<'q>(word: &Word<'q>, dictionary: &dyn TermDictionary) -> Option<[Word<'q>; 2]> {
    let exact = word.typed.key.exact();
    if !is_unheard_of(word) || exact.chars().count() > MAX_LETTERS {
        return None;
    }
    // A number at the end is no typing error.
    if !exact.chars().any(char::is_numeric) && is_one_edit_away(exact, dictionary) {
        return None;
    }
    let halves = word.text.char_indices().map(|(at, _)| word.text.split_at(at));
    let halves = halves.filter(|(first, second)| is_long(first) && is_long(second));
    let cuts = halves.filter_map(|halves| {
        let two = word.cut(halves, dictionary)?;
        let count = dictionary.count_together(&two[0].typed.key, &two[1].typed.key);
        (count > 0).then_some((count, two))
    });
    cuts.max_by_key(|(count, _)| *count).map(|(_, two)| two)
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= MIN_LETTERS || !word.is_empty() && word.chars().all(char::is_numeric)
}

//! The last word of a query that was cut off: the words that it most likely begins.

use std::cmp::Reverse;

use timra_language::fold;

use super::super::clause_end::ClauseEnd;
use super::super::{
    Context, Interpretation, InterpretationKind, QueryRewriter, Rewrite, Sentence, Word, lacks_only_marks,
};
use super::prefix;
use super::respelled::{certainty_at, is_in_a_lexicon};
use crate::syntax::Occur;
use crate::{TermDictionary, Variant};

/// How many words are tried that one which the index lacks may begin.
const MOST_COMPLETIONS: usize = 8;

/// Reads the last word of a query, if no word of the index is spelled so, as the longer words that it most likely
/// begins. People press enter early, and copy half words.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn after(&self) -> &'static [&'static str] {
        // What it begins is likelier than what it is near to.
        &["identifier", "keystrokes", "spaces", "respelled", "confused"]
    }

    fn rewrite<'q>(&self, sentence: &Sentence<'q>, context: Context) -> Vec<Rewrite<'q>> {
        let is_whole = sentence.end == ClauseEnd::OfQuery && sentence.clause.occur == Occur::Should;
        let Some((last, before)) = sentence.words.split_last().filter(|_| is_whole && sentence.is_guessed())
        else {
            return Vec::new();
        };
        if !is_cut_off(last) {
            return Vec::new();
        }
        let begun = prefix::begun(last, context.dictionary);
        let completions = completions(last, before.last(), &begun, context.dictionary);
        if completions.is_empty() {
            return Vec::new();
        }
        let at = before.len();
        let completed =
            |word| Interpretation::replacement(InterpretationKind::Completed, word, certainty_at(last, 1));
        let rather =
            Rewrite::Rather { at, interpretations: completions.into_iter().map(completed).collect() };
        [rather].into_iter().chain(prefix::also(at, last, begun)).collect()
    }
}

/// Whether a word of letters may be cut off: no word of the index is spelled so.
fn is_cut_off(word: &Word) -> bool {
    let typed = word.given().exact();
    // An inflection has other letters, another word only other marks; what has marks has no inflections.
    let spells = |Variant { key, .. }: &Variant| {
        let is_inflected = typed.is_ascii() && fold(key.exact()) != typed;
        lacks_only_marks(typed, key.exact()) || is_inflected
    };
    let is_in_names = [InterpretationKind::NamePart, InterpretationKind::Identifier]
        .iter()
        .any(|kind| word.of_kind(*kind).is_some());
    let is_there = word.variants().iter().any(spells) || is_in_names;
    !is_there && !typed.chars().any(char::is_numeric) && word.letters.is_empty()
}

/// The longer words that the last word most likely begins: first those that the index has after the word before it.
fn completions(
    last: &Word,
    before: Option<&Word>,
    begun: &[Variant],
    dictionary: &dyn TermDictionary,
) -> Vec<Variant> {
    let before = before.filter(|_| !last.starts_clause);
    let together =
        |variant: &Variant| before.map_or(0, |it| dictionary.count_together(it.given(), &variant.key));
    let begun = begun.iter().take(MOST_COMPLETIONS);
    let mut counted: Vec<(u64, &Variant)> = begun.map(|it| (together(it), it)).collect();
    // A word that a lexicon has is whole, as far as is known: what it begins must be after the word before.
    if is_in_a_lexicon(last) {
        counted.retain(|(together, _)| *together > 0);
    }
    counted.sort_by_key(|(together, _)| Reverse(*together));
    counted.into_iter().map(|(_, variant)| variant.clone()).collect()
}

//! Words that the index does not have, read as words that it has.

use timra_language::{LANGUAGES, fold};

use super::super::form::Form;
use super::super::word::MAX_REPLACEMENTS;
use super::super::{Context, Interpretation, InterpretationKind, QueryRewriter, Rewrite, Sentence, Word};
use crate::{Alternative, Layer, Rung, TermDictionary, Variant, Weights};

/// Letters of the shortest word that may be a typing error: below, too many words are one edit away.
const MIN_LETTERS: usize = 4;
/// Letters from which on two edits are allowed.
const TWO_EDITS: usize = 8;

/// Reads each word that the index does not have as the words of the index that are one or two edits away (a letter
/// wrong, missing, too many, or two swapped). A word that the lexicon of any language has is right, and not read as
/// another.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn after(&self) -> &'static [&'static str] {
        &["identifier", "keystrokes", "spaces", "prefix"]
    }

    fn rewrite<'q>(&self, sentence: &Sentence<'q>, context: Context) -> Vec<Rewrite<'q>> {
        if !sentence.is_guessed() {
            return Vec::new();
        }
        let words = sentence.words[..sentence.finished()].iter().enumerate();
        let rewrite = |(at, word)| {
            let correction = |(near, edits)| {
                Interpretation::replacement(InterpretationKind::TypingError, near, certainty_at(word, edits))
            };
            let near = corrections(word, context.dictionary).into_iter();
            Rewrite::Rather { at, interpretations: near.map(correction).collect() }
        };
        words.filter(|(_, word)| is_unheard_of(word)).map(rewrite).collect()
    }

    fn expand(&self, unit: &[Word], context: Context) -> Vec<Alternative> {
        let [word] = unit else { return Vec::new() };
        let weights = context.weights;
        let read = |(rank, near): (usize, &Interpretation)| {
            let likely = if rank == 0 { 1.0 } else { weights.respelled_else };
            let weight = word.importance(weights) * likely * certainty(near, weights);
            Alternative { rung: Rung::Respelled, weight, layers: forms(word, near, context) }
        };
        word.replacements().enumerate().map(read).collect()
    }
}

/// The words of the index that are nearest to a word that it does not have, and how many edits away they are.
fn corrections(word: &Word, dictionary: &dyn TermDictionary) -> Vec<(Variant, usize)> {
    let exact = word.given().exact();
    let near = nearest(exact, dictionary);
    // The index may have `Odinga` and not `Odinga's`.
    let part = exact.split('\'').max_by_key(|part| part.chars().count()).unwrap_or(exact);
    if near.is_empty() && part != exact { nearest(part, dictionary) } else { near }
}

/// What another word counts that is `edits` edits away, against 1 for the typed word.
pub(crate) fn certainty_at(word: &Word, edits: usize) -> f32 {
    let letters = word.text.chars().count().max(1);
    1.0 - edits as f32 / letters as f32
}

/// The words of the index that are nearest to `exact`, and how many edits away they are. None for a word that is short
/// or has digits.
pub(crate) fn nearest(exact: &str, dictionary: &dyn TermDictionary) -> Vec<(Variant, usize)> {
    // Typing errors are made with letters.
    if exact.chars().count() < MIN_LETTERS || exact.chars().any(char::is_numeric) {
        return Vec::new();
    }
    let edits = edits_in(exact);
    let mut near: Vec<(Variant, usize)> = dictionary
        .fuzzy(exact, edits)
        .into_iter()
        .map(|variant| {
            let distance = distance(exact, variant.key.exact());
            (variant, distance)
        })
        .filter(|(_, distance)| *distance <= usize::from(edits) + 1)
        .collect();
    near.sort_by(|(x, a), (y, b)| a.cmp(b).then(y.count.cmp(&x.count)).then(x.key.cmp(&y.key)));
    let least = near.first().map_or(0, |(_, distance)| *distance);
    near.retain(|(_, distance)| *distance <= least);
    near.truncate(MAX_REPLACEMENTS);
    near
}

/// Whether a word of the index is one edit away from `exact`, marks aside. It asks the dictionary what [`nearest`]
/// asks, so that there is one look for both.
pub(crate) fn is_one_edit_away(exact: &str, dictionary: &dyn TermDictionary) -> bool {
    let letters = fold(exact);
    let near = dictionary.fuzzy(exact, edits_in(exact));
    near.iter().any(|variant| distance(&letters, &fold(variant.key.exact())) <= 1)
}

/// Number of edits that are allowed in a word.
fn edits_in(exact: &str) -> u8 {
    if exact.chars().count() >= TWO_EDITS { 2 } else { 1 }
}

/// The layers of the likeliest word that `word` was read as, for a unit of several words. None for a word that is read
/// as it was typed.
pub(crate) fn layers(word: &Word, context: Context) -> Vec<Layer> {
    let of = |near: &Interpretation| {
        let factor = certainty(near, context.weights);
        forms(word, near, context).into_iter().map(|layer| layer.scaled(factor)).collect()
    };
    word.replacements().next().map(of).unwrap_or_default()
}

/// What a word counts that another was read as.
fn certainty(near: &Interpretation, weights: &Weights) -> f32 {
    weights.respelled * near.certainty
}

/// The layers of a word that another was read as, as if it had been typed.
fn forms(word: &Word, near: &Interpretation, context: Context) -> Vec<Layer> {
    let variants = context.dictionary.variants(near.key.base());
    Form::other(&near.key, &variants, word.language).layers(context.weights)
}

/// Whether neither the index nor a lexicon has a word with letters. Of a word in a script without spaces, the letters
/// find what is near it.
pub(crate) fn is_unheard_of(word: &Word) -> bool {
    !word.is_known()
        && word.letters.is_empty()
        && word.text.chars().any(char::is_alphabetic)
        && !is_in_a_lexicon(word)
}

/// Whether the lexicon of any language has a word.
pub(crate) fn is_in_a_lexicon(word: &Word) -> bool {
    LANGUAGES.iter().any(|language| {
        let key = word.given();
        language.knows(key.exact())
            || language.compound_count(key.exact()).is_some()
            || language.with_marks(key.exact()).iter().any(|(_, count)| *count > 0)
            || !language.translations(language.lexicon_form(key)).is_empty()
    })
}

/// Number of edits between two words: Damerau's distance, in which a swap of two neighbours is one edit (optimal string
/// alignment).
fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

//! The last word while it is being typed: what it may become.

use std::cmp::Reverse;

use timra_language::{self as language, LANGUAGES, TermKey, fold};

use super::respelled::is_in_a_lexicon;
use super::{QueryWord, restored};
use crate::{Alternative, Layer, Rung, Source, TermDictionary, Variant, Weights};

/// Letters of the shortest beginning that says anything.
const MIN_LETTERS: usize = 2;

/// How many words a beginning may stand for, most frequent first: each is looked up in every zone with every key that is
/// pressed, and what is rarer takes a letter more.
const MAX_WORDS: usize = 16;

/// How many words are tried that one which the index lacks may begin.
const MOST_COMPLETIONS: usize = 8;

/// The words of the index that begin as `word` does, whatever marks it lacks and whether or not its keys have been
/// through an input method: `trien kh` and `trieenr kh` begin *triển khai*. `None` if there are none but itself.
///
/// They are one reading, not one each: what is rare among them must not outweigh what was typed in full.
pub fn alternative(
    word: &QueryWord,
    dictionary: &dyn TermDictionary,
    weights: &Weights,
) -> Option<Alternative> {
    let begun = begun(word, dictionary);
    if begun.is_empty() {
        return None;
    }
    let terms: Vec<(TermKey, f32)> = begun.into_iter().map(|variant| (variant.key, 1.0)).collect();
    let layer = Layer::new(Source::Words, terms, weights.base_alone);
    Some(Alternative { rung: Rung::Prefix, weight: weights.prefix, layers: vec![layer] })
}

/// The words of the index that begin so, most frequent first.
fn begun(word: &QueryWord, dictionary: &dyn TermDictionary) -> Vec<Variant> {
    let typed = word.given().exact();
    let by_keys = LANGUAGES.iter().find_map(|language| language.word_of_keystrokes(word.text));
    let mut begun: Vec<Variant> = [Some(typed), by_keys.as_deref()]
        .into_iter()
        .flatten()
        .flat_map(|it| words(it, word.given(), dictionary))
        .collect();
    most_frequent_first(&mut begun);
    begun.truncate(MAX_WORDS);
    begun
}

/// Words that the last of some most likely begins, where the index has none that it spells: first those that stand behind the
/// word before it. People press enter early, and cut off what they copy.
pub fn completions(words: &[QueryWord], dictionary: &dyn TermDictionary) -> Vec<(Variant, usize)> {
    let Some((last, before)) = words.split_last() else { return Vec::new() };
    let typed = last.given().exact();
    // An inflection has other letters, another word only other marks; what has marks has no inflections.
    let spells = |Variant { key, .. }: &Variant| {
        let is_inflected = typed.is_ascii() && fold(key.exact()) != typed;
        restored::lacks_only_marks(typed, key.exact()) || is_inflected
    };
    let is_there = last.variants.iter().any(spells) || !last.in_names.is_empty() || !last.made_of.is_empty();
    if is_there || typed.chars().any(char::is_numeric) || !last.parts.is_empty() {
        return Vec::new();
    }
    let mut begun = begun(last, dictionary);
    let before = before.last().filter(|_| !last.starts_clause);
    let together =
        |variant: &Variant| before.map_or(0, |it| dictionary.count_together(it.meant(), &variant.key));
    begun.truncate(MOST_COMPLETIONS);
    let mut counted: Vec<(u64, Variant)> = begun.into_iter().map(|it| (together(&it), it)).collect();
    // A word that a lexicon has is whole, as far as anybody knows: what it begins must stand behind the word before.
    if is_in_a_lexicon(last) {
        counted.retain(|(together, _)| *together > 0);
    }
    counted.sort_by_key(|(together, _)| Reverse(*together));
    counted.into_iter().map(|(_, variant)| (variant, 1)).collect()
}

/// The most frequent words but `given` that begin so.
fn words(beginning: &str, given: &TermKey, dictionary: &dyn TermDictionary) -> Vec<Variant> {
    if beginning.chars().count() < MIN_LETTERS {
        return Vec::new();
    }
    let letters = beginning.chars().count();
    let begins = |exact: &str| match exact.is_ascii() {
        // What is typed with marks lacks no more than a word has.
        true => beginning.is_ascii(),
        false => {
            let as_long: String = exact.chars().take(letters).collect();
            restored::lacks_only_marks(beginning, &as_long)
        }
    };
    let base = language::part(beginning).base().to_owned();
    // One of them may be what was given.
    let mut found = dictionary.beginning(&fold(beginning), &base, &begins, MAX_WORDS + 1);
    found.retain(|variant| variant.key != *given);
    found.truncate(MAX_WORDS);
    found
}

fn most_frequent_first(words: &mut [Variant]) {
    words.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
}

//! Telex and VNI keys that were typed with the input method switched off.

use timra_language::{self as language, LANGUAGES, Language, TermKey};

use super::super::{Context, Interpretation, InterpretationKind, QueryRewriter, Rewrite, Sentence, Word};
use super::respelled;
use crate::TermDictionary;

/// A word that keys make, and the language that is written with them.
type Made = (TermKey, &'static dyn Language);

/// Reads words as the keys of an input method, where that is likelier than what they spell.
///
/// A word that the index does not have, and whose keys make a word that it has, is read so; unless the word is one edit
/// away from another word and the words around it speak for that. Once there is such a word, the method was off, and
/// words that are English by accident (`as`, `test`) are read so, too.
pub(crate) struct Rewriter;

impl QueryRewriter for Rewriter {
    fn after(&self) -> &'static [&'static str] {
        // What is an identifier's parts is known.
        &["identifier"]
    }

    fn rewrite<'q>(&self, sentence: &Sentence<'q>, context: Context) -> Vec<Rewrite<'q>> {
        if !sentence.is_guessed() {
            return Vec::new();
        }
        let (words, dictionary) = (&sentence.words, context.dictionary);
        let decoded = decode(words, dictionary);
        let is_off = words.iter().zip(&decoded).any(|(word, made)| made.is_some() && !word.is_known());
        if !is_off {
            return Vec::new();
        }
        let vietnamese = decoded.iter().flatten().count() * 2 >= words.len();
        let rewrite = |(at, (word, made)): (usize, (&Word, Option<Made>))| {
            let (made, _) = made.filter(|_| vietnamese || !word.is_known())?;
            let terms = dictionary.variants(made.base());
            Some(Rewrite::Instead {
                at,
                interpretation: Interpretation::new(InterpretationKind::Keystrokes, made, terms),
            })
        };
        words.iter().zip(decoded).enumerate().filter_map(rewrite).collect()
    }
}

/// For each word, the word that its keys may make.
fn decode(words: &[Word], dictionary: &dyn TermDictionary) -> Vec<Option<Made>> {
    let mut decoded: Vec<Option<Made>> = words.iter().map(|word| made_by_keys(word, dictionary)).collect();
    for at in 0..words.len() {
        let Some((made, language)) = decoded[at].as_ref().filter(|_| !words[at].is_known()) else { continue };
        if speaks_otherwise(words, &decoded, at, *language)
            && may_be_a_typing_error(&words[at], made, dictionary)
        {
            decoded[at] = None;
        }
    }
    decoded
}

/// The word that the keys of `word` make, if the index has it.
fn made_by_keys(word: &Word, dictionary: &dyn TermDictionary) -> Option<Made> {
    let made = |language: &&'static dyn Language| Some((language.word_of_keystrokes(word.text)?, *language));
    let (made, language) = LANGUAGES.iter().find_map(made)?;
    let key = language::analyze(&made).into_iter().next()?.key;
    let known = dictionary.variants(key.base());
    known.iter().any(|variant| variant.key == key).then_some((key, language))
}

/// Whether the word is one edit away from a word of the index other than the one that its keys make.
fn may_be_a_typing_error(word: &Word, made: &TermKey, dictionary: &dyn TermDictionary) -> bool {
    respelled::nearest(word.given().exact(), dictionary)
        .iter()
        .any(|(near, _)| near.key.base() != made.base())
}

/// Whether the other words of the query show that the word `at` was typed with the input method on: some of them have
/// marks, or none of them can be keys and most are of other languages.
fn speaks_otherwise(words: &[Word], decoded: &[Option<Made>], at: usize, language: &dyn Language) -> bool {
    let others: Vec<usize> = (0..words.len()).filter(|other| *other != at).collect();
    let is_its = |other: &&usize| words[**other].language.code() == language.code();
    others.iter().any(|&other| !words[other].text.is_ascii())
        || others.iter().all(|&other| decoded[other].is_none())
            && others.iter().filter(is_its).count() * 2 < others.len()
}

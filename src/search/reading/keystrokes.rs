//! Telex and VNI keys typed with the input method off.

use super::QueryWord;
use crate::language::{self, LANGUAGES, TermKey};
use crate::search::Vocabulary;

/// Reads words as the keys of an input method where that is likelier than what they spell.
///
/// A word that the index does not know and whose keys make one that it does is read so. Once there is such a word,
/// the method was off, and words that are English by accident (`as`, `test`) are read so too.
pub fn decode(words: &mut [QueryWord], vocabulary: &Vocabulary) {
    let decoded: Vec<Option<TermKey>> = words.iter().map(|word| made_by_keys(word, vocabulary)).collect();
    let is_off = words.iter().zip(&decoded).any(|(word, made)| made.is_some() && !word.is_known());
    if !is_off {
        return;
    }
    let vietnamese = decoded.iter().flatten().count() * 2 >= words.len();
    for (word, made) in words.iter_mut().zip(decoded) {
        if let Some(made) = made.filter(|_| vietnamese || !word.is_known()) {
            word.read_as(made, vocabulary);
        }
    }
    // The new words may change whose language their neighbours are.
    let texts: Vec<String> = words.iter().map(|word| word.given().exact().to_owned()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    for (word, owner) in words.iter_mut().zip(language::route(&texts)) {
        word.language = LANGUAGES[owner];
    }
}

/// The word that the keys of `word` make, if the index has it.
fn made_by_keys(word: &QueryWord, vocabulary: &Vocabulary) -> Option<TermKey> {
    let made = LANGUAGES.iter().find_map(|language| language.word_of_keystrokes(word.text))?;
    let key = language::analyze(&made).into_iter().next()?.key;
    let known = vocabulary.variants(key.base());
    known.iter().any(|variant| variant.key == key).then_some(key)
}

//! The language of a clause by its spelling.

use timra_language::{LANGUAGES, StemmerOnly};

use super::Word;

/// The language of most words that carry meaning. Names and terms in a Vietnamese query are often English, so a word
/// that only a stricter language spells, or that only sections in another language have, outweighs two words that any
/// language may have.
pub(crate) fn main_language(words: &[Word]) -> Option<&'static str> {
    let vote = |word: &Word| match word.stemmer() {
        Some(stemmer) => (stemmer.code(), 2),
        None if word.language.log_odds(word.meant().exact()) > 0.0 => (word.language.code(), 2),
        None => (word.language.code(), 1),
    };
    let votes: Vec<(&str, usize)> = words.iter().map(vote).collect();
    let count = |code: &str| votes.iter().filter(|(voted, _)| *voted == code).map(|(_, n)| n).sum::<usize>();
    let stemmers = StemmerOnly::all().iter().map(StemmerOnly::code);
    let codes: Vec<&str> = LANGUAGES.iter().map(|language| language.code()).chain(stemmers).collect();
    codes.into_iter().rev().max_by_key(|code| count(code)).filter(|_| !words.is_empty())
}

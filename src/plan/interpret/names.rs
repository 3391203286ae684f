//! Words that are written as names of things are: in capitals, or as parts of addresses.

use timra_language::{self as language, PieceKind, Token};

use super::Word;

/// Signs that join the parts of an address or an identifier; `/` is also between two words of a text.
const JOINING: [char; 4] = ['.', ':', '@', '_'];

/// Marks the words of a clause that are written as names of things are: in capitals among others that are not, or as
/// parts of an identifier, a host name or an address. `written` is the clause as it was typed, `text` as it is
/// analysed, with its `tokens`.
pub(crate) fn mark(words: &mut [Word], written: &str, text: &str, tokens: &[Token]) {
    let is_address =
        |token: &&Token| token.kind == PieceKind::Whole && text[token.span.clone()].contains(JOINING);
    let addresses: Vec<&Token> = tokens.iter().filter(is_address).collect();
    let is_joined = |word: &Word| {
        addresses.iter().any(|it| it.span.start <= word.span.start && word.span.end <= it.span.end)
    };
    let joined: Vec<bool> = words.iter().map(is_joined).collect();
    let as_written = language::analyze(written).into_iter().filter(|token| token.kind == PieceKind::Word);
    let capitals: Vec<bool> = as_written.map(|token| is_in_capitals(&written[token.span])).collect();
    // All of it in capitals is only loud, unless it is one word.
    let is_loud = capitals.len() > 1 && capitals.iter().all(|is| *is);
    for (at, (word, is_joined)) in words.iter_mut().zip(joined).enumerate() {
        word.is_name = is_joined || !is_loud && capitals.get(at).is_some_and(|is| *is);
    }
}

fn is_in_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

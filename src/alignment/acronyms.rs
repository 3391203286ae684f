//! Acronyms that a text defines: "Customer Data Unit (CDU)".

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use timra_language::{self as language, LANGUAGES, Language, PieceKind, TermKey, Token, fold};

/// Letters of the shortest and of the longest acronym. Two letters in brackets are an article or a unit as often.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=8;

/// Bytes before a bracket, and in one, that the words of an acronym may take.
const BYTES: usize = 160;

/// How many acronyms of a text are kept at most.
const MOST: usize = 64;

/// An acronym and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Acronym {
    /// BCP 47 primary subtag of the language of the words.
    pub lang: String,
    /// The acronym, in lower case.
    pub letters: String,
    /// The words that it stands for, in the lexicon form of their language ([`Language::lexicon_form`]), joined by single
    /// spaces.
    pub words: String,
}

/// The acronyms that a text says what they stand for, in brackets behind their words or with their words in brackets behind
/// them. Each word gives its first letter, but for function words between them. An acronym that is a word, or without its
/// marks might be one, is left out: it would be found wherever that word is.
pub fn acronyms(text: &str) -> BTreeSet<Acronym> {
    let mut found = BTreeSet::new();
    for (open, _) in text.match_indices('(') {
        let inside = &text[open + 1..text.ceil_char_boundary(open + 1 + BYTES)];
        let Some(inside) = inside.find(')').map(|close| &inside[..close]) else { continue };
        let before = text[text.floor_char_boundary(open.saturating_sub(BYTES))..open].trim_end();
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let defined = match (letters(inside), letters(last)) {
            (Some(letters), _) => of_words_before(&letters, before),
            (None, Some(letters)) => of_words(&letters, inside),
            (None, None) => None,
        };
        found.extend(defined);
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// The letters of an acronym in lower case; `None` for what is none.
fn letters(written: &str) -> Option<String> {
    let all = LETTERS.contains(&written.chars().count()) && written.chars().all(char::is_uppercase);
    all.then(|| written.to_lowercase()).filter(|letters| !is_word(letters))
}

/// Whether some language has a word with these letters.
fn is_word(letters: &str) -> bool {
    LANGUAGES.iter().any(|language| {
        language.is_function_word(letters)
            || language.compound_count(letters).is_some_and(|count| count > 0)
            || language.with_marks(letters).iter().any(|(_, count)| *count > 0)
    })
}

/// The acronym of the last words of a text.
fn of_words_before(letters: &str, before: &str) -> Option<Acronym> {
    let tokens = words(before);
    let first = first_of(letters, before, &tokens)?;
    acronym(letters, &tokens[first..])
}

/// The acronym of a text that is its words and no more.
fn of_words(letters: &str, text: &str) -> Option<Acronym> {
    let tokens = words(text);
    first_of(letters, text, &tokens).filter(|first| *first == 0).and_then(|_| acronym(letters, &tokens))
}

/// Which of the `tokens` of a text is the first of an acronym that ends with the last one.
fn first_of(letters: &str, text: &str, tokens: &[Token]) -> Option<usize> {
    let mut left = letters.chars().rev().peekable();
    let mut first = tokens.len();
    while let Some(letter) = left.peek() {
        let token = &tokens[first.checked_sub(1)?];
        let (is_last, is_end) = (first == tokens.len(), first < tokens.len() && tokens[first].starts_clause);
        if is_end {
            return None;
        }
        if begins_with(&text[token.span.clone()], *letter) {
            left.next();
        } else if is_last || !is_function_word(token) {
            return None;
        }
        first -= 1;
    }
    Some(first)
}

fn acronym(letters: &str, tokens: &[Token]) -> Option<Acronym> {
    let exact: Vec<&str> = tokens.iter().map(|token| token.key.exact()).collect();
    let owners = language::route(&exact);
    let (&owner, others) = owners.split_first()?;
    let owner: &dyn Language = LANGUAGES[owner];
    let form = |key: &TermKey| owner.lexicon_form(key).to_owned();
    let words: Vec<String> = tokens.iter().map(|token| form(&token.key)).collect();
    let is_one = others.iter().all(|other| *other == owners[0]);
    is_one.then(|| Acronym { lang: owner.code().into(), letters: letters.into(), words: words.join(" ") })
}

fn words(text: &str) -> Vec<Token> {
    let mut tokens = language::analyze(text);
    tokens.retain(|token| token.kind == PieceKind::Word);
    tokens
}

fn begins_with(word: &str, letter: char) -> bool {
    let first = |text: &str| fold(&text.to_lowercase()).chars().next();
    first(word) == first(letter.encode_utf8(&mut [0; 4]))
}

fn is_function_word(token: &Token) -> bool {
    LANGUAGES.iter().any(|language| language.is_function_word(token.key.exact()))
}

#[cfg(test)]
mod tests {
    use super::acronyms;

    fn of(text: &str) -> Vec<String> {
        acronyms(text).iter().map(|it| format!("{} {} = {}", it.lang, it.letters, it.words)).collect()
    }

    #[test]
    fn words_before_their_acronym_and_in_brackets_behind_it() {
        for (text, expected) in [
            ("The Customer Data Unit (CDU) collects profiles.", "en cdu = custom data unit"),
            ("our customer data unit (CDU)", "en cdu = custom data unit"),
            ("CDU (Customer Data Unit) collects", "en cdu = custom data unit"),
            ("the Ministry of Health and Water (MHW)", "en mhw = ministri of health and water"),
            ("Đơn vị Dữ liệu Khách hàng (ĐVDLKH) thu thập", "vi đvdlkh = đơn vị dữ liệu khách hàng"),
            ("Đơn vị Dữ liệu Khách hàng (DVDLKH)", "vi dvdlkh = đơn vị dữ liệu khách hàng"),
        ] {
            assert_eq!(of(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_defines_nothing() {
        for text in [
            "collects data (CDU)",
            "Customer. Data Unit (CDU)",
            "Customer Data Unit of (CDU)",
            "Customer Data Unit (cdu)",
            "Customer Data Unit (CDU",
            "Data Unit (DU)",
            "CDU (the Customer Data Unit and others)",
            "Công ty Ong Mật (COM)",
            "(CDU) ((((",
            "",
        ] {
            assert_eq!(of(text), [""; 0], "{text}");
        }
    }
}

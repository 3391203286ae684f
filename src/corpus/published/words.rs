//! Words of attributes.

/// Whether `words`, which commas or blanks part, has `word` in any case.
pub fn has_word(words: &str, word: &str) -> bool {
    words.split([',', ' ', '\t', '\n']).any(|is| is.eq_ignore_ascii_case(word))
}

/// `text` with single blanks for its white space.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

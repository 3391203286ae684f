//! Words of attributes.

/// Whether `words`, a list with commas or blanks between its words, has `word` in any case.
pub(crate) fn has_word(words: &str, word: &str) -> bool {
    words.split([',', ' ', '\t', '\n']).any(|is| is.eq_ignore_ascii_case(word))
}

/// `text` with each run of white space made one blank.
pub(crate) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Ideographs with more than one form.

use super::Table;

/// Traditional and Japanese forms, and the simplified one of the same ideograph. `SOURCES.md` says where from.
static SIMPLIFIED: Table = Table::new(include_str!("han.tsv"));

/// Appends `word` with every ideograph in its simplified form, which traditional Chinese, simplified Chinese and
/// Japanese share as far as there is one.
pub fn simplify(word: &str, out: &mut String) {
    let mut letter = [0; 4];
    for c in word.chars() {
        let letter = &*c.encode_utf8(&mut letter);
        out.push_str(if is_han(c) { SIMPLIFIED.rows(letter).next().unwrap_or(letter) } else { letter });
    }
}

/// Whether a letter is an ideograph.
pub fn is_han(c: char) -> bool {
    super::Script::of(c) == Some(super::Script::Han)
}

//! Letters that are as wide as another script's: `ＡＢＣ` is ABC, `ｶﾅ` is カナ.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// `text` with full-width Latin letters made narrow and half-width kana made wide, as they are usually written.
/// Other compatibility letters stay: `²` is not 2.
pub(crate) fn width(text: &str) -> Cow<'_, str> {
    let is_of_width = |c: char| matches!(c, '\u{ff01}'..='\u{ffee}');
    if !text.contains(is_of_width) {
        return Cow::Borrowed(text);
    }
    let mut other = String::with_capacity(text.len());
    for c in text.chars() {
        if is_of_width(c) { other.extend([c].into_iter().nfkc()) } else { other.push(c) }
    }
    Cow::Owned(other)
}

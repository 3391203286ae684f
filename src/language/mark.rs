//! Marks that are on the letter before them.

use unicode_normalization::char::is_combining_mark;

/// Whether `c` is a combining mark. Unicode's table is long, and most letters of most texts come before the first
/// mark in it.
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

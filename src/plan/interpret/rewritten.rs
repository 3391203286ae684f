//! The query as it was understood, as text.

use super::Word;
use super::word::Space;

/// `text` with each word replaced by what it was read as, if that is another word, and with the spaces corrected.
pub(crate) fn rewritten<'w>(
    text: &str,
    words: &'w [Word],
    read_as: impl Fn(&'w Word<'w>) -> Option<&'w str>,
) -> String {
    let mut rewritten = String::new();
    let mut rest = 0;
    for word in words {
        if word.space == Space::Missing {
            rewritten.push_str(&text[rest..word.span.start]);
            rewritten.push(' ');
            rest = word.span.start;
        }
        let is_other = |read: &&str| word.space == Space::TooMany || *read != word.typed.key.exact();
        if let Some(read) = read_as(word).filter(is_other) {
            rewritten.push_str(&text[rest..word.span.start]);
            rewritten.push_str(read);
            rest = word.span.end;
        }
    }
    rewritten.push_str(&text[rest..]);
    rewritten
}

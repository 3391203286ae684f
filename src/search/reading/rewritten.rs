//! The query as it was understood.

use super::QueryWord;

/// `text` with each word replaced by what it is read as, where that is another word.
pub fn rewritten<'w>(
    text: &str,
    words: &'w [QueryWord],
    read_as: impl Fn(&'w QueryWord<'w>) -> Option<&'w str>,
) -> String {
    let mut rewritten = String::new();
    let mut rest = 0;
    for word in words {
        if let Some(read) = read_as(word).filter(|read| *read != word.key.exact()) {
            rewritten.push_str(&text[rest..word.span.start]);
            rewritten.push_str(read);
            rest = word.span.end;
        }
    }
    rewritten.push_str(&text[rest..]);
    rewritten
}

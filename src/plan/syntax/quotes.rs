//! Double quotes as keyboards, editors and languages write them.

/// Whether `c` may stand around a phrase. An apostrophe may not: it is part of words.
pub(crate) fn is_quote(c: char) -> bool {
    closers(c).is_some()
}

/// The quotes that may close a phrase which `open` opens. Lenient, as many people have one key for both and an editor
/// that bends some of them.
fn closers(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '“' | '”' => Some(&['"', '”']),
        '„' => Some(&['“', '”', '"']),
        '«' => Some(&['»']),
        '»' => Some(&['«', '»']),
        _ => None,
    }
}

/// Finds the ends of phrases, in a text that is read from its start to its end.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    /// Quotes that nothing closes in what is left of the text.
    endless: Vec<char>,
}

impl Quotes {
    /// What is between the quote that `text` begins with and the one that closes it, and what follows. `None` if
    /// `text` begins with no quote, or nothing closes it.
    ///
    /// # Order
    ///
    /// Each call must be given a later part of the same text than the one before, or the same part.
    pub(crate) fn split<'t>(&mut self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let open = text.chars().next()?;
        let closers = closers(open)?;
        // Otherwise a thousand open quotes would mean a thousand walks to the end.
        if self.endless.contains(&open) {
            return None;
        }
        let inner = &text[open.len_utf8()..];
        let Some((at, close)) = inner.char_indices().find(|(_, c)| closers.contains(c)) else {
            self.endless.push(open);
            return None;
        };
        Some((&inner[..at], &inner[at + close.len_utf8()..]))
    }
}

#[cfg(test)]
mod tests {
    use super::Quotes;

    #[test]
    fn pairs() {
        for text in ["\"a b\"c", "“a b”c", "“a b\"c", "„a b“c", "„a b”c", "«a b»c", "»a b«c", "”a b”c"]
        {
            assert_eq!(Quotes::default().split(text), Some(("a b", "c")), "{text}");
        }
        for text in ["", "a\"b\"", "\"a", "'a'", "«a\"", "“"] {
            assert_eq!(Quotes::default().split(text), None, "{text}");
        }
    }
}

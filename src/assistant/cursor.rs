//! Where an answer goes on.

use std::fmt;

use super::unanswered::Unanswered;

/// Where an answer goes on, in one index: a number, and the beginning of the index's digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cursor {
    at: usize,
    index: String,
}

/// Digits of the digest of an index that tell it from the one before.
const DIGITS: usize = 8;

impl Cursor {
    /// The cursor for the place `at` of an answer from the index with this digest.
    pub(crate) fn new(at: usize, digest: &str) -> Self {
        Self { at, index: digest.chars().take(DIGITS).collect() }
    }

    /// Reads where an answer goes on from what a client gives back; the beginning if it gives nothing.
    pub(crate) fn read(text: Option<&str>, digest: &str) -> Result<usize, Unanswered> {
        let Some(text) = text else { return Ok(0) };
        let (at, _) = text.split_once('-').ok_or(Unanswered::OldCursor)?;
        let at = at.parse().map_err(|_| Unanswered::OldCursor)?;
        if Self::new(at, digest).to_string() == text { Ok(at) } else { Err(Unanswered::OldCursor) }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.at, self.index)
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn a_cursor_is_of_one_index() {
        let cursor = Cursor::new(4096, "0123456789abcdef").to_string();
        assert_eq!(Cursor::read(Some(&cursor), "01234567ffff").expect("the same index"), 4096);
        assert_eq!(Cursor::read(None, "").expect("the beginning"), 0);
        for other in [
            "",
            "-",
            "4096",
            "4096-",
            "x-01234567",
            "-1-01234567",
            "99999999999999999999-01234567",
            "04096-01234567",
        ] {
            assert!(Cursor::read(Some(other), "0123456789abcdef").is_err(), "{other}");
        }
        assert!(Cursor::read(Some(&cursor), "ffff").is_err());
    }
}

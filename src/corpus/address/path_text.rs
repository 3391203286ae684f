//! Hugo's way with the characters of a path: from a name to what is in an address.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// How a site writes the paths of its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PathText {
    /// Whether paths are in lower case (`disablePathToLower` keeps the case).
    pub lower: bool,
    /// Whether marks are taken off letters (`removePathAccents`); `đ` stays.
    pub without_accents: bool,
}

impl PathText {
    /// The path of a file as a path of an address: first of all, every space becomes a hyphen.
    pub(crate) fn of_file(self, path: &str) -> String {
        if self.lower { go_lower(path).replace(' ', "-") } else { path.to_owned() }
    }

    /// A path as it is published: letters, marks, digits and a few signs. A run of spaces becomes one hyphen.
    pub(crate) fn published(self, path: &str) -> String {
        let mut text = allowed(path);
        if self.without_accents {
            let bare = text.nfd().filter(|c| c.general_category() != GeneralCategory::NonspacingMark);
            text = bare.collect::<String>().nfc().collect();
        }
        if self.lower { go_lower(&text) } else { text }
    }
}

/// Go lower-cases one character to one character (U+0130 is two in Rust).
pub(crate) fn go_lower(text: &str) -> String {
    text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect()
}

fn allowed(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let (mut hyphen_due, mut was_hyphen) = (false, false);
    for (at, c) in path.char_indices() {
        if is_allowed(c) || (c == '%' && is_escape(&path.as_bytes()[at + 1..])) {
            was_hyphen = c == '-';
            if std::mem::take(&mut hyphen_due) && !was_hyphen {
                text.push('-');
            }
            text.push(c);
        } else if c.is_whitespace() && !text.is_empty() && !was_hyphen {
            hyphen_due = true;
        }
    }
    text
}

fn is_allowed(c: char) -> bool {
    use GeneralCategory::{DecimalNumber, EnclosingMark, NonspacingMark, SpacingMark};
    matches!(c, '.' | '/' | '\\' | '_' | '#' | '+' | '~' | '-' | '@')
        || c.is_ascii_alphanumeric()
        || (!c.is_ascii()
            && (is_letter(c)
                || matches!(
                    c.general_category(),
                    DecimalNumber | NonspacingMark | SpacingMark | EnclosingMark
                )))
}

fn is_letter(c: char) -> bool {
    use GeneralCategory::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
    matches!(
        c.general_category(),
        LowercaseLetter | ModifierLetter | OtherLetter | TitlecaseLetter | UppercaseLetter
    )
}

fn is_escape(bytes: &[u8]) -> bool {
    bytes.len() >= 2 && bytes[..2].iter().all(u8::is_ascii_hexdigit)
}

/// What Go encodes in a path.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b',')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');

/// Percent-encodes a path as Go does; what is encoded already stays as it is.
pub(crate) fn encode(path: &str) -> String {
    let mut escapes = path.bytes().enumerate().filter(|(_, byte)| *byte == b'%');
    let proper_escapes = escapes.all(|(at, _)| is_escape(&path.as_bytes()[at + 1..]));
    // Go leaves a path as it is if nothing but these is in it besides, though it would encode them.
    const VALID: &AsciiSet = &ENCODED
        .remove(b'!')
        .remove(b'\'')
        .remove(b'(')
        .remove(b')')
        .remove(b'*')
        .remove(b'[')
        .remove(b']')
        .remove(b'%');
    if proper_escapes && utf8_percent_encode(path, VALID).eq([path]) {
        return path.to_owned();
    }
    let bytes: Cow<[u8]> =
        if proper_escapes { percent_decode_str(path).into() } else { path.as_bytes().into() };
    percent_encode(&bytes, ENCODED).to_string()
}

/// Joins and cleans path parts: no empty part, no `.`, and `..` takes one part back.
pub(crate) fn join<'p>(parts: impl IntoIterator<Item = &'p str>) -> String {
    let mut clean: Vec<&str> = Vec::new();
    for part in parts.into_iter().flat_map(|part| part.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        let usual = PathText { lower: true, without_accents: false };
        for (name, published) in [
            ("My File_Name (v2)", "my-file_name-v2"),
            ("Ưu_điểm – 2024", "ưu_điểm--2024"),
            ("A  B", "a--b"),
            ("it's & (v2), x@y~z+w#h!", "its--v2-x@y~z+w#h"),
            ("50% off", "50-off"),
            ("pct%20x", "pct%20x"),
            ("Đ_İ", "đ_i"),
            ("q?x#y", "qx#y"),
        ] {
            assert_eq!(usual.published(&usual.of_file(name)), published);
        }
        let bare = PathText { lower: false, without_accents: true };
        assert_eq!(bare.published(&bare.of_file("Đường  Dẫn - C")), "Đuong-Dan-C");
        assert_eq!(usual.published("Tiếng Việt & Co"), "tiếng-việt-co");
    }

    #[test]
    fn encoding_is_gos() {
        for (path, encoded) in [
            ("/docs/hướng", "/docs/h%C6%B0%E1%BB%9Bng"),
            ("/Docs(1)/its!/", "/Docs(1)/its!/"),
            ("/Docs(1) x/", "/Docs%281%29%20x/"),
            ("/pct%20x/", "/pct%20x/"),
            ("/50%/", "/50%25/"),
            ("/a+b@c,d/", "/a+b@c,d/"),
        ] {
            assert_eq!(encode(path), encoded);
        }
    }
}

//! Unicode's normal forms C and D.
//!
//! The crate for them has one iterator for all forms, so whoever asks for one brings the tables of all: in an engine for browsers,
//! a tenth of what a reader waits for. These two need its tables of canonical forms only.

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Calls `each` with the characters of the form D of a text.
pub(crate) fn decomposed(text: impl IntoIterator<Item = char>, mut each: impl FnMut(char)) {
    // Marks behind a letter, which come in the order of their classes.
    let mut marks: Vec<(u8, char)> = Vec::new();
    for c in text {
        decompose_canonical(c, |part| {
            let class = canonical_combining_class(part);
            if class > 0 {
                marks.push((class, part));
                return;
            }
            flush(&mut marks, &mut each);
            each(part);
        });
    }
    flush(&mut marks, &mut each);
}

fn flush(marks: &mut Vec<(u8, char)>, each: &mut impl FnMut(char)) {
    // Stable: those of one class stay as they are.
    marks.sort_by_key(|(class, _)| *class);
    marks.drain(..).for_each(|(_, mark)| each(mark));
}

/// The form D of a text.
pub fn nfd(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    decomposed(text.chars(), |c| form.push(c));
    form
}

/// The form C of a text.
pub(crate) fn nfc(text: impl IntoIterator<Item = char>) -> String {
    let mut form = String::new();
    // The letter that marks may be composed with, and what stands behind it that was not.
    let (mut letter, mut behind): (Option<char>, Vec<(u8, char)>) = (None, Vec::new());
    decomposed(text, |c| {
        let class = canonical_combining_class(c);
        // A mark of the same class, or a letter, keeps what follows from the letter.
        let may_compose = behind.last().is_none_or(|(last, _)| *last < class);
        let composed = letter.filter(|_| may_compose).and_then(|letter| compose(letter, c));
        match composed {
            Some(composed) => letter = Some(composed),
            None if class > 0 => behind.push((class, c)),
            None => {
                form.extend(letter.replace(c));
                form.extend(behind.drain(..).map(|(_, mark)| mark));
            }
        }
    });
    form.extend(letter);
    form.extend(behind.into_iter().map(|(_, mark)| mark));
    form
}

/// Whether a text is in the form C.
pub(crate) fn is_nfc(text: &str) -> bool {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => nfc(text.chars()) == text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::{is_nfc, nfc, nfd};

    /// Holds the forms of a text against those of the crate.
    fn hold(text: &str) {
        assert_eq!(nfd(text), text.nfd().collect::<String>(), "{text:?}");
        assert_eq!(nfc(text.chars()), text.nfc().collect::<String>(), "{text:?}");
        assert_eq!(is_nfc(text), unicode_normalization::is_nfc(text), "{text:?}");
    }

    #[test]
    fn every_character_has_the_forms_of_the_crate() {
        for c in ('\0'..='\u{2fa1f}').chain('\u{e0000}'..='\u{e01ef}') {
            hold(&c.to_string());
        }
        for text in [
            "",
            "\u{301}a",
            "a\u{323}\u{302}",
            "a\u{302}\u{323}",
            "a\u{302}\u{302}",
            "각\u{11a8}",
            "\u{1100}\u{1161}\u{11a8}",
            "tiếng",
        ] {
            hold(text);
        }
    }

    proptest! {
        #[test]
        fn every_text_has_the_forms_of_the_crate(text in "([a-zđơư가-힣]|[\u{300}-\u{345}]|[ก-๏]|[\u{1100}-\u{11ff}]|\\PC){0,24}") {
            hold(&text);
        }
    }
}

//! The words of a text, each with what it says for or against a text in the letters of an old font.

use std::ops::Range;

use timra_language::vi::Syllable;

use super::old_font::OldFont;

/// Symbols that stand before and behind a word.
const AROUND_A_WORD: (&str, &str) = ("«»¡¿", "»«®©²³¹");

/// Symbols that stand before and behind letters without marks: names, units, numbers.
const AROUND_PLAIN_LETTERS: (&str, &str) = ("«»¡¿§£¥¢¤©®µ¬±·", "»«®©ªº°²³¹·¢£¥´¨¸");

/// What a word says about the text that it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// Nothing: it is written so in every writing.
    Plain,
    /// The word is a syllable only if it is read in the letters of the font. `is_certain` if nobody writes such characters in a
    /// word of another language.
    Old { is_certain: bool },
    /// The word is a syllable as it stands, and another in the letters of the font.
    Both,
    /// The word is right as it stands.
    Right,
    /// The word is no syllable either way: a word of another language, or a name.
    Other,
}

/// A word of a text.
#[derive(Debug)]
pub(crate) struct OldWord {
    /// Where in the text it is.
    pub range: Range<usize>,
    /// What it says about the text.
    pub kind: WordKind,
    /// The word in the letters of the font; `None` if it has nothing to read, or cannot be read.
    pub read: Option<String>,
}

/// The words of `text`, looked at as if they were written for `font`.
pub(crate) fn old_words(text: &str, font: OldFont) -> Vec<OldWord> {
    let is_part = |c: char| c.is_alphabetic() || font.has_sign(c) || matches!(c, '\u{300}'..='\u{36f}');
    let mut words = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !is_part(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| is_part(*c)) {
            end = at + c.len_utf8();
        }
        words.push(OldWord::new(text, start..end, font));
    }
    words
}

impl OldWord {
    fn new(text: &str, range: Range<usize>, font: OldFont) -> Self {
        let word = &text[range.clone()];
        if word.is_ascii() {
            return Self { range, kind: WordKind::Plain, read: None };
        }
        if word.chars().any(|c| c > '\u{ff}') {
            return Self { range, kind: WordKind::Right, read: None };
        }
        let read = font.read(word);
        if read.as_deref() == Some(word) {
            return Self { range, kind: WordKind::Plain, read };
        }
        let kind = kind(word, read.as_deref(), font);
        Self { range, kind, read }
    }
}

fn kind(word: &str, read: Option<&str>, font: OldFont) -> WordKind {
    if word.chars().all(is_symbol) {
        return WordKind::Plain;
    }
    // Quotation marks and the like around a word are no part of it, nor is a place where it may be divided.
    let core = word.trim_matches(is_symbol).replace('\u{ad}', "");
    let stands = is_marked_syllable(&core) && is_usual(word, AROUND_A_WORD) && has_usual_case(&core);
    match (stands, read.is_some_and(is_marked_syllable)) {
        (true, true) => WordKind::Both,
        (true, false) => WordKind::Right,
        (false, false) if core.is_ascii() => WordKind::Plain,
        (false, false) => WordKind::Other,
        (false, true) if core.is_ascii() && is_usual(word, AROUND_PLAIN_LETTERS) => WordKind::Plain,
        (false, true) => WordKind::Old { is_certain: is_certain(word, font) },
    }
}

/// Whether a word is spelled as a Vietnamese syllable that has a mark.
pub(crate) fn is_marked_syllable(word: &str) -> bool {
    Syllable::parse(&word.to_lowercase()).is_some_and(|syllable| syllable.is_marked())
}

/// Whether a word is in small letters or in capitals, apart from its first letter.
fn has_usual_case(word: &str) -> bool {
    let mut rest = word.chars().skip(1);
    word.chars().all(|c| !c.is_lowercase()) || rest.all(|c| !c.is_uppercase())
}

/// Whether `c`, among the first 256 characters of Unicode, is no letter.
pub(crate) fn is_symbol(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{bf}' | '×' | '÷')
}

/// Whether a word has no symbols but one before and one behind it, as people write them: `«ten`, `tên»`, `Linux®`, `µm`.
fn is_usual(word: &str, (before, behind): (&str, &str)) -> bool {
    let (first, last) = (word.chars().next(), word.chars().next_back());
    let begins = first.is_some_and(|c| before.contains(c));
    let ends = last.is_some_and(|c| behind.contains(c));
    let symbols = word.chars().filter(|c| is_symbol(*c)).count();
    let soft = word.contains('\u{ad}');
    !soft && symbols == usize::from(begins) + usize::from(ends)
}

/// Whether a word that can be read has characters that no other language has in a word: a symbol or a capital
/// behind small letters in TCVN3, a mark behind its vowel in VNI.
fn is_certain(word: &str, font: OldFont) -> bool {
    match font {
        OldFont::Tcvn3 => word.chars().any(is_symbol) || !has_usual_case(word),
        OldFont::Vni => {
            word.chars().zip(word.chars().skip(1)).any(|(vowel, mark)| font.has_pair(vowel, mark))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_word_says() {
        let certain = WordKind::Old { is_certain: true };
        let old = WordKind::Old { is_certain: false };
        for (font, word, kind) in [
            (OldFont::Tcvn3, "th«ng", certain),
            (OldFont::Tcvn3, "®\u{ad}îc", certain),
            (OldFont::Tcvn3, "nghÖ", certain),
            (OldFont::Tcvn3, "häc", old),
            (OldFont::Tcvn3, "nãi", WordKind::Both),
            (OldFont::Tcvn3, "là", WordKind::Right),
            (OldFont::Tcvn3, "«là»", WordKind::Right),
            (OldFont::Tcvn3, "được", WordKind::Right),
            (OldFont::Tcvn3, "«la»", WordKind::Plain),
            (OldFont::Tcvn3, "Linux®", WordKind::Plain),
            (OldFont::Tcvn3, "®", WordKind::Plain),
            (OldFont::Tcvn3, "für", WordKind::Other),
            (OldFont::Vni, "thoâng", certain),
            (OldFont::Vni, "ñi", old),
            (OldFont::Vni, "hoà", WordKind::Both),
            (OldFont::Vni, "año", WordKind::Other),
        ] {
            let words = old_words(word, font);
            assert_eq!(words.iter().map(|word| word.kind).collect::<Vec<_>>(), [kind], "{word}");
        }
    }
}

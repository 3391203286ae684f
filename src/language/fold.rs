//! Marks folded away: the spelling of a person who types none.

use super::mark::is_mark;
use super::normal::{decomposed, nfc};

/// `word` without diacritics, as far as its letters are Latin; đ becomes d. Idempotent.
///
/// Marks of other scripts stay: in Thai or Hindi they are vowels, not decoration.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let mut after_latin = false;
    decomposed(word.chars(), |c| {
        if is_mark(c) {
            if !after_latin {
                folded.push(c);
            }
            return;
        }
        after_latin = is_latin(c);
        match c {
            'đ' | 'ð' => folded.push('d'),
            'Đ' | 'Ð' => folded.push('D'),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            _ => folded.push(c),
        }
    });
    if after_latin && folded.is_ascii() { folded } else { nfc(folded.chars()) }
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

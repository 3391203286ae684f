//! Scripts whose words no spaces divide, or not all of them.

/// A script whose words cannot be found by spaces and letters alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Ideographs of Chinese and Japanese.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Korean syllables: words are between spaces, with endings on.
    Hangul,
    /// Thai, Lao, Burmese and Khmer.
    SouthEastAsian,
}

impl Script {
    /// The script of a letter; `None` for any that is written with spaces, and for what is no letter.
    pub fn of(c: char) -> Option<Self> {
        // Most text is left here.
        if c < '\u{e00}' {
            return None;
        }
        Some(match c {
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Self::SouthEastAsian,
            '\u{3005}'..='\u{3007}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => Self::Han,
            '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Self::Kana,
            '\u{1100}'..='\u{11ff}'
            | '\u{3130}'..='\u{318f}'
            | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}'
            | '\u{ffa0}'..='\u{ffdc}' => Self::Hangul,
            _ => return None,
        })
    }

    /// Whether words of this script are written with spaces between them.
    pub fn has_spaces(self) -> bool {
        self == Self::Hangul
    }

    /// Whether two neighbouring letters of this script say something about a word that has them, so that pairs of
    /// letters are indexed.
    pub fn has_pairs(self) -> bool {
        self != Self::SouthEastAsian
    }
}

//! Families of fonts that came before Unicode: their letters stand where other letters stand in Unicode.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The letters of all families: family, letter, and the characters that it is written with.
static TABLE: &str = include_str!("old_fonts.tsv");

/// A family of fonts for Vietnamese. What is written for one looks like `C«ng nghÖ` or `Coâng ngheä` in any other font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OldFont {
    /// The ABC fonts (`.VnTime`), with the letters of TCVN 5712.
    Tcvn3,
    /// The fonts of VNI for Windows: a mark is a character behind its vowel.
    Vni,
}

/// The letters of one family.
struct Letters {
    /// Letters written as one character of the first 256 of Unicode.
    single: [Option<char>; 256],
    /// Letters written as two.
    pairs: HashMap<(char, char), char>,
}

static LETTERS: LazyLock<[Letters; 2]> = LazyLock::new(|| OldFont::ALL.map(|font| Letters::new(font.code())));

impl Letters {
    fn new(code: &str) -> Self {
        let mut letters = Self { single: [None; 256], pairs: HashMap::new() };
        for line in TABLE.lines() {
            let mut columns = line.split('\t');
            if columns.next() != Some(code) {
                continue;
            }
            let Some(letter) = columns.next().and_then(|letter| letter.chars().next()) else { continue };
            let written = columns.next().unwrap_or_default().split(' ');
            let written: Vec<char> =
                written.filter_map(|number| char::from_u32(u32::from_str_radix(number, 16).ok()?)).collect();
            letters.add(&written, letter);
            if code == OldFont::Vni.code() {
                let capitals: Vec<char> = written.iter().map(|c| capital(*c)).collect();
                letters.add(&capitals, capital(letter));
                // A capital may have its mark from either row of keys.
                let mixed: Vec<char> = capitals.iter().take(1).chain(&written[1..]).copied().collect();
                letters.add(&mixed, capital(letter));
            }
        }
        letters
    }

    fn add(&mut self, written: &[char], letter: char) {
        match *written {
            [c] => {
                if let Some(place) = self.single.get_mut(c as usize) {
                    *place = Some(letter);
                }
            }
            [c, mark] => {
                self.pairs.insert((c, mark), letter);
            }
            _ => {}
        }
    }
}

fn capital(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

impl OldFont {
    /// All families.
    pub(crate) const ALL: [OldFont; 2] = [OldFont::Tcvn3, OldFont::Vni];

    fn code(self) -> &'static str {
        match self {
            OldFont::Tcvn3 => "tcvn3",
            OldFont::Vni => "vni",
        }
    }

    /// The name of the family for people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            OldFont::Tcvn3 => "TCVN3 (ABC)",
            OldFont::Vni => "VNI",
        }
    }

    fn letters(self) -> &'static Letters {
        &LETTERS[self as usize]
    }

    /// Whether `c`, which no other writing has in its words, is a letter in this family.
    pub(crate) fn has_sign(self, c: char) -> bool {
        !c.is_ascii() && self.letters().single.get(c as usize).is_some_and(Option::is_some)
    }

    /// Whether `vowel` and `mark` are one letter of this family.
    pub(crate) fn has_pair(self, vowel: char, mark: char) -> bool {
        self.letters().pairs.contains_key(&(vowel, mark))
    }

    /// A word as it was meant, letter for letter; `None` if it has a character that the family does not write.
    pub(crate) fn read(self, word: &str) -> Option<String> {
        let letters = self.letters();
        let mut read = String::with_capacity(word.len());
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            let pair = chars.peek().and_then(|mark| letters.pairs.get(&(c, *mark)));
            let single = || letters.single.get(c as usize).copied().flatten();
            if let Some(letter) = pair {
                chars.next();
                read.push(*letter);
            } else if c.is_ascii() {
                read.push(c);
            } else {
                read.push(single()?);
            }
        }
        Some(read)
    }

    /// A text as it is written for this family, capitals with marks as the family has them.
    #[cfg(test)]
    pub(crate) fn written(self, text: &str) -> String {
        let letters = self.letters();
        let mut out = String::new();
        for c in text.chars() {
            let of = |wanted: char| {
                let single = (0..256usize).find(|at| letters.single[*at] == Some(wanted));
                let single = single.and_then(|at| char::from_u32(at as u32)).map(|c| c.to_string());
                let pairs = letters.pairs.iter().filter(|(_, letter)| **letter == wanted);
                // Of two ways to write a capital, the one in capitals.
                single.or_else(|| pairs.map(|((c, mark), _)| format!("{c}{mark}")).min())
            };
            let small = c.to_lowercase().next().unwrap_or(c);
            match of(c).or_else(|| of(small)).filter(|_| !c.is_ascii()) {
                Some(written) => out += &written,
                None => out.push(c),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_letter_with_a_mark_is_written_in_one_way() {
        for font in OldFont::ALL {
            let code = font.code();
            let rows: Vec<Vec<&str>> = TABLE.lines().map(|line| line.split('\t').collect()).collect();
            let of = |at: usize| -> Vec<&str> {
                rows.iter().filter(|row| row[0] == code).map(|row| row[at]).collect()
            };
            let small: BTreeSet<char> =
                "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ".chars().collect();
            let letters: BTreeSet<char> = of(1).iter().filter_map(|letter| letter.chars().next()).collect();
            assert_eq!(of(1).len(), letters.len(), "{code}: each letter once");
            assert!(small.is_subset(&letters), "{code}");
            assert_eq!(of(2).iter().collect::<BTreeSet<_>>().len(), of(2).len(), "{code}: each writing once");
        }
    }

    #[test]
    fn words_are_read() {
        assert_eq!(OldFont::Tcvn3.read("nghÖ").as_deref(), Some("nghệ"));
        assert_eq!(OldFont::Tcvn3.read("®\u{ad}îc").as_deref(), Some("được"));
        assert_eq!(OldFont::Vni.read("ngheä").as_deref(), Some("nghệ"));
        assert_eq!(OldFont::Vni.read("ÑÖÔÏC").as_deref(), Some("ĐƯỢC"));
        assert_eq!(OldFont::Vni.read("Aán").as_deref(), Some("Ấn"));
        assert_eq!(OldFont::Vni.read("façade"), None);
        assert_eq!(OldFont::Tcvn3.read("ở"), None);
    }
}

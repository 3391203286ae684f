//! Where the tone stands in `oa`, `oe` and `uy`: schools and keyboards disagree.

use unicode_normalization::UnicodeNormalization;

use super::{Syllable, Tone};
use crate::Custom;

/// The rimes that have their tone on the first vowel (`hóa`) by the older custom and on the second (`hoá`) by the newer.
const RIMES: [&str; 3] = ["oa", "oe", "uy"];

/// The custom of spelling that a syllable (lower case, NFC) follows; `None` if its rime has only one.
pub fn custom(word: &str) -> Option<Custom> {
    let syllable = Syllable::parse(word)?;
    let letters = syllable.letters();
    let has_two = RIMES.iter().any(|rime| letters.ends_with(rime));
    // In `quý` the u belongs to the onset.
    if !has_two || syllable.tone() == Tone::Level || letters.starts_with("qu") {
        return None;
    }
    let on_last = word.nfd().last().is_some_and(|last| Tone::of_mark(last).is_some());
    Some(if on_last { Custom::Newer } else { Custom::Older })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customs() {
        for (word, follows) in [
            ("hóa", Some(Custom::Older)),
            ("hoá", Some(Custom::Newer)),
            ("khỏe", Some(Custom::Older)),
            ("khoẻ", Some(Custom::Newer)),
            ("tùy", Some(Custom::Older)),
            ("thuỷ", Some(Custom::Newer)),
            ("quý", None),
            ("hoa", None),
            ("hoán", None),
            ("toàn", None),
            ("khuỷu", None),
            ("của", None),
            ("devops", None),
        ] {
            assert_eq!(custom(word), follows, "{word}");
        }
    }
}

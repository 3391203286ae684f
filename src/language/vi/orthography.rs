//! Where the tone is in `oa`, `oe` and `uy`: schools and keyboards disagree.

use super::{Syllable, Tone};
use crate::Orthography;
use crate::normal::nfd;

/// The rimes that have their tone on the first vowel (`hóa`) by the older orthography and on the second (`hoá`) by the
/// newer.
const RIMES: [&str; 3] = ["oa", "oe", "uy"];

/// The orthography that a syllable (lower case, NFC) follows; `None` if its rime has only one.
pub(crate) fn orthography(word: &str) -> Option<Orthography> {
    let syllable = Syllable::parse(word)?;
    let letters = syllable.letters();
    let has_two = RIMES.iter().any(|rime| letters.ends_with(rime));
    // In `quý` the u belongs to the onset.
    if !has_two || syllable.tone() == Tone::Level || letters.starts_with("qu") {
        return None;
    }
    let on_last = nfd(word).chars().next_back().is_some_and(|last| Tone::of_mark(last).is_some());
    Some(if on_last { Orthography::Newer } else { Orthography::Older })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orthographies() {
        for (word, follows) in [
            ("hóa", Some(Orthography::Older)),
            ("hoá", Some(Orthography::Newer)),
            ("khỏe", Some(Orthography::Older)),
            ("khoẻ", Some(Orthography::Newer)),
            ("tùy", Some(Orthography::Older)),
            ("thuỷ", Some(Orthography::Newer)),
            ("quý", None),
            ("hoa", None),
            ("hoán", None),
            ("toàn", None),
            ("khuỷu", None),
            ("của", None),
            ("devops", None),
        ] {
            assert_eq!(orthography(word), follows, "{word}");
        }
    }
}

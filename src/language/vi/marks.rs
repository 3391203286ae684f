//! The marks that a syllable may have lost.

use super::{Syllable, Tone};

/// Every syllable that is spelled `word` (lower case, no marks) when its marks are left out, in canonical spelling:
/// `duong` is duong, dương, đường and 45 more, few of which are words. Empty if `word` is no unmarked syllable.
pub fn with_marks(word: &str) -> Vec<String> {
    if !word.is_ascii() || Syllable::parse(word).is_none() {
        return Vec::new();
    }
    let mut spellings = vec![String::new()];
    for letter in word.chars() {
        let letters: &[char] = match letter {
            'a' => &['a', 'ă', 'â'],
            'd' => &['d', 'đ'],
            'e' => &['e', 'ê'],
            'o' => &['o', 'ô', 'ơ'],
            'u' => &['u', 'ư'],
            _ => &[letter],
        };
        spellings = spellings
            .iter()
            .flat_map(|spelling| letters.iter().map(move |letter| format!("{spelling}{letter}")))
            .collect();
    }
    let mut marked = Vec::new();
    for syllable in spellings.iter().filter_map(|spelling| Syllable::parse(spelling)) {
        for tone in Tone::ALL {
            if let Some(syllable) = syllable.with_tone(tone) {
                let mut canonical = String::new();
                syllable.write_canonical(&mut canonical);
                marked.push(canonical);
            }
        }
    }
    marked.sort_unstable();
    marked.dedup();
    marked
}

#[cfg(test)]
mod tests {
    use super::with_marks;
    use crate::language::fold;

    #[test]
    fn marks_are_all_that_is_added() {
        let marked = with_marks("duong");
        for expected in ["duong", "dương", "đường", "đương", "dưỡng"] {
            assert!(marked.iter().any(|word| word == expected), "{expected}");
        }
        assert!(marked.iter().all(|word| fold(word) == "duong"));
        // A stopped rime has two tones.
        assert!(with_marks("cat").iter().any(|word| word == "cắt"));
        assert!(with_marks("cat").iter().all(|word| word != "cằt"));
        assert!(with_marks("cluster").is_empty());
        assert!(with_marks("đường").is_empty());
    }
}

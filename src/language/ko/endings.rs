//! Particles (josa) and endings of the verb *hada*, which are written on to a word without a space.

use std::sync::LazyLock;

/// How many are taken off: `클러스터에서는` has two.
const MAX_ENDINGS: usize = 3;

/// What the syllable before an ending must be like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Any,
    /// Follows a vowel: `를`.
    Vowel,
    /// Follows a consonant: `을`.
    Consonant,
    /// Follows a vowel or ㄹ: `로`.
    Open,
}

struct Ending {
    text: &'static str,
    before: Before,
    /// Syllables of the shortest word that it may follow: `회의` is a word, not `회` with a particle.
    least: usize,
}

/// The longest first.
static ENDINGS: LazyLock<Vec<Ending>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut columns = line.split('\t');
        let text = columns.next()?;
        let before = match columns.next()? {
            "any" => Before::Any,
            "vowel" => Before::Vowel,
            "consonant" => Before::Consonant,
            "open" => Before::Open,
            _ => return None,
        };
        Some(Ending { text, before, least: columns.next()?.parse().ok()? })
    };
    let lines = include_str!("endings.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut endings: Vec<Ending> = lines.filter_map(row).collect();
    endings.sort_by_key(|ending| std::cmp::Reverse(ending.text.len()));
    endings
});

/// `word` (NFC) without the particles and endings on it.
pub(crate) fn without(word: &str) -> &str {
    let mut rest = word;
    for _ in 0..MAX_ENDINGS {
        let Some(shorter) = ENDINGS.iter().find_map(|ending| stem(rest, ending)) else { break };
        rest = shorter;
    }
    rest
}

/// Whether `word` is nothing but an ending, as after a word in other letters: `Pod를`.
pub(crate) fn is_one(word: &str) -> bool {
    ENDINGS.iter().any(|ending| ending.text == word)
}

fn stem<'w>(word: &'w str, ending: &Ending) -> Option<&'w str> {
    let stem = word.strip_suffix(ending.text)?;
    if stem.chars().count() < ending.least {
        return None;
    }
    // Syllables are numbered by onset, vowel and final consonant; the first of 28 finals is none, the ninth is ㄹ.
    let last = stem.chars().next_back().filter(|c| ('가'..='힣').contains(c))?;
    let final_consonant = (last as u32 - '가' as u32) % 28;
    let fits = match ending.before {
        Before::Any => true,
        Before::Vowel => final_consonant == 0,
        Before::Consonant => final_consonant != 0,
        Before::Open => final_consonant == 0 || final_consonant == 8,
    };
    fits.then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn endings_come_off_and_words_stay_whole() {
        for (word, base) in [
            ("쿠버네티스를", "쿠버네티스"),
            ("클러스터에서는", "클러스터"),
            ("값을", "값"),
            ("배포하기", "배포"),
            ("서비스와", "서비스"),
            ("노드로", "노드"),
            ("파일로", "파일"),
            // Words that only end like that.
            ("회의", "회의"),
            ("마을", "마을"),
            ("결과", "결과"),
            ("추가", "추가"),
            ("데이터", "데이터"),
        ] {
            assert_eq!(without(word), base, "{word}");
        }
    }
}

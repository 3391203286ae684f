//! Syllables that are taken for each other: they sound alike in some dialect, or one key makes the difference.

use std::sync::LazyLock;

use super::{Syllable, Tone};

/// Pairs that are confused, by where in the syllable they stand.
struct Confused {
    onsets: Vec<(&'static str, &'static str)>,
    finals: Vec<(&'static str, &'static str)>,
    letters: Vec<(char, char)>,
}

static CONFUSED: LazyLock<Confused> = LazyLock::new(|| {
    let pairs = |place: &str| -> Vec<(&'static str, &'static str)> {
        let mut lines = include_str!("confusions.tsv").lines();
        let line = lines.find_map(|line| line.strip_prefix(place)?.strip_prefix('\t')).unwrap_or_default();
        let both = line.split('\t').filter_map(|pair| pair.split_once(' '));
        both.flat_map(|(one, other)| [(one, other), (other, one)]).collect()
    };
    let letter = |(one, other): (&str, &str)| Some((one.chars().next()?, other.chars().next()?));
    Confused {
        onsets: pairs("onset"),
        finals: pairs("final"),
        letters: pairs("letter").into_iter().filter_map(letter).collect(),
    }
});

/// The syllables that are confused with `word` (exact form), in canonical spelling. Empty if `word` is no syllable.
pub(crate) fn confusions(word: &str) -> Vec<String> {
    let Some(syllable) = Syllable::parse(word) else { return Vec::new() };
    let (onset, rime) = syllable.parts();
    let mut letters: Vec<String> = Vec::new();
    for (one, other) in &CONFUSED.onsets {
        if onset == *one {
            letters.push(format!("{other}{rime}"));
        }
    }
    for (one, other) in &CONFUSED.finals {
        if let Some(rest) = rime.strip_suffix(one).filter(|rest| !rest.is_empty()) {
            letters.push(format!("{onset}{rest}{other}"));
        }
    }
    let written = syllable.letters();
    for (at, c) in written.char_indices() {
        for (_, other) in CONFUSED.letters.iter().filter(|(one, _)| *one == c) {
            letters.push(format!("{}{other}{}", &written[..at], &written[at + c.len_utf8()..]));
        }
    }
    let others = letters.iter().filter_map(|letters| Syllable::parse(letters)?.with_tone(syllable.tone()));
    let tones = Tone::ALL.into_iter().filter_map(|tone| syllable.with_tone(tone));
    let mut spelled: Vec<String> = others.chain(tones).map(|it| it.canonical()).collect();
    spelled.sort_unstable();
    spelled.dedup();
    spelled.retain(|other| other != word);
    spelled
}

#[cfg(test)]
mod tests {
    use super::confusions;

    #[test]
    fn syllables_that_sound_alike_or_are_a_key_apart() {
        for (typed, meant) in [
            ("rụng", "dụng"),
            ("xử", "sử"),
            ("trính", "chính"),
            ("nầm", "lầm"),
            ("bảng", "bản"),
            ("trướt", "trước"),
            ("sữa", "sửa"),
            ("dong", "dông"),
            ("giành", "dành"),
        ] {
            assert!(confusions(typed).iter().any(|other| other == meant), "{typed}: {:?}", confusions(typed));
        }
        assert!(confusions("cluster").is_empty());
        assert!(!confusions("dụng").iter().any(|other| other == "dụng" || other == "rụg"));
    }
}

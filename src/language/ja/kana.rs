//! Kana that are written one way and the other: `サーバー`, `サーバ`, `さーば`.

use std::sync::LazyLock;

/// Letters of the shortest word that may lose a long vowel mark at its end: `キー` keeps it.
const MIN_LETTERS: usize = 3;

/// Spellings of foreign and old sounds in hiragana, and the plainer ones, longest first.
static PLAINER: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("kana.tsv").lines();
    let mut rows: Vec<_> = lines.filter_map(|line| line.split_once('\t')).collect();
    rows.sort_by_key(|(spelling, _)| std::cmp::Reverse(spelling.len()));
    rows
});

/// Whether a letter is hiragana, katakana or the long vowel mark.
pub(crate) fn is_kana(c: char) -> bool {
    super::super::Script::of(c) == Some(super::super::Script::Kana)
}

/// `word` in hiragana, plainly spelled, without a long vowel mark at its end. Idempotent.
pub(crate) fn fold(word: &str) -> String {
    let hiragana = |c: char| match c {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    };
    let mut folded: String = word.chars().map(hiragana).collect();
    for (spelling, plainer) in PLAINER.iter() {
        if folded.contains(spelling) {
            folded = folded.replace(spelling, plainer);
        }
    }
    while folded.ends_with('ー') && folded.chars().count() >= MIN_LETTERS {
        folded.pop();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn one_word_of_many_spellings() {
        for (one, other) in [
            ("サーバー", "サーバ"),
            ("ヴァイオリン", "バイオリン"),
            ("ウィンドウ", "ウインドウ"),
            ("りんご", "リンゴ"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
            assert_eq!(fold(&fold(one)), fold(one));
        }
        // A long vowel inside makes another word.
        assert_ne!(fold("ビル"), fold("ビール"));
        assert_ne!(fold("キー"), fold("キ"));
    }
}

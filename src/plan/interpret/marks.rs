//! Marks that may be missing.

use timra_language::nfd;

/// Whether `word` is `full` with none, some or all of its marks left out.
pub fn lacks_only_marks(word: &str, full: &str) -> bool {
    let strokes = |text: &str| -> Vec<char> {
        // đ is d with a stroke, as ê is e with a circumflex.
        nfd(text).chars().flat_map(|c| if c == 'đ' { ['d', '\u{335}'].to_vec() } else { vec![c] }).collect()
    };
    let full = strokes(full);
    let mut rest = full.iter();
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    for c in strokes(word) {
        loop {
            match rest.next() {
                Some(next) if *next == c => break,
                Some(next) if is_mark(next) => {}
                _ => return false,
            }
        }
    }
    rest.all(is_mark)
}

#[cfg(test)]
mod tests {
    use super::lacks_only_marks;

    #[test]
    fn only_marks_may_be_missing() {
        for (word, full) in
            [("duong", "đường"), ("dương", "đường"), ("tiêng", "tiếng"), ("ha", "ha"), ("ha", "hạ")]
        {
            assert!(lacks_only_marks(word, full), "{word} {full}");
        }
        for (word, full) in [("đường", "dương"), ("hà", "hạ"), ("ha", "han"), ("hạ", "ha")] {
            assert!(!lacks_only_marks(word, full), "{word} {full}");
        }
    }
}

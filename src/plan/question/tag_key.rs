//! When two spellings of a tag are the same tag.

use timra_language::fold;

/// The form in which a tag is compared: without case and marks, with one space between its words, whether they are divided by
/// spaces, hyphens or underscores. `None` for a text without a word.
///
/// A tag is written in many ways: `DevOps` and `devops` on two pages, `Hạ tầng` on a page and `ha-tang` in its address.
pub(super) fn tag_key(tag: &str) -> Option<String> {
    let folded = fold(&tag.to_lowercase());
    let is_between = |c: char| c.is_whitespace() || c == '-' || c == '_';
    // Some write tags as they are written in a text: `#devops`.
    let words = folded.trim_start_matches('#').split(is_between).filter(|word| !word.is_empty());
    let key = words.collect::<Vec<_>>().join(" ");
    (!key.is_empty()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::tag_key;

    #[test]
    fn one_tag_in_many_spellings() {
        for spellings in [
            &["DevOps", "devops", "#DEVOPS"][..],
            &["Hạ tầng", "ha-tang", " hạ_tầng ", "HA TANG", "Ha\u{323} tâ\u{300}ng"],
            &["Đường", "duong"],
        ] {
            let keys: Vec<_> = spellings.iter().map(|tag| tag_key(tag)).collect();
            assert!(keys[0].is_some() && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        }
        assert_ne!(tag_key("C#"), tag_key("C"));
        assert_ne!(tag_key("C++"), tag_key("C"));
        assert_ne!(tag_key("ci/cd"), tag_key("ci"));
        for none in ["", " ", "-", "#", "_-_"] {
            assert_eq!(tag_key(none), None);
        }
    }
}

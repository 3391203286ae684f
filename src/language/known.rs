//! What timra knows of a language.

use super::{LANGUAGES, StemmerOnly, UNDETERMINED, primary_subtag};

/// Whether timra knows more of the language of a BCP 47 tag than its letters: there is a folder or a stemmer for
/// it.
pub fn is_known(tag: &str) -> bool {
    has_folder(tag) || StemmerOnly::of(&primary_subtag(tag)).is_some()
}

/// Whether the spelling of a word tells that it belongs to the language of a BCP 47 tag: the language has a folder in this
/// crate, whose code claims words by their spelling. Also true of an empty tag and of [`UNDETERMINED`], which name no
/// language.
pub fn is_told_by_spelling(tag: &str) -> bool {
    tag.is_empty() || tag == UNDETERMINED || has_folder(tag)
}

fn has_folder(tag: &str) -> bool {
    let code = primary_subtag(tag);
    LANGUAGES.iter().any(|language| language.code() == code)
}

#[cfg(test)]
mod tests {
    use super::{is_known, is_told_by_spelling};

    #[test]
    fn a_language_with_only_a_stemmer_is_known_and_not_told_by_its_spelling() {
        for (tag, expected) in [
            ("vi-VN", (true, true)),
            ("pt-BR", (true, false)),
            ("tlh", (false, false)),
            ("und", (false, true)),
        ] {
            assert_eq!((is_known(tag), is_told_by_spelling(tag)), expected, "{tag}");
        }
    }
}

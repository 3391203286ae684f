//! Words of another language that have the letters of a stem by accident.

use timra_language::{Claim, LANGUAGES, Language};

/// Whether `word` (exact form) can only be a word of another language than `language`, by its spelling: *răng*, a tooth, has
/// the letters of `rang`, which is what the stemmer leaves of the English *range*.
pub(crate) fn is_foreign(language: &dyn Language, word: &str) -> bool {
    let owns = |other: &&&dyn Language| other.code() != language.code() && other.claim(word) == Claim::Sure;
    !word.is_ascii() && language.claim(word) != Claim::Sure && LANGUAGES.iter().any(|other| owns(&other))
}

#[cfg(test)]
mod tests {
    use super::is_foreign;
    use timra_language::LANGUAGES;

    #[test]
    fn marks_of_one_language_make_no_word_of_another() {
        let language = |code: &str| LANGUAGES.iter().find(|it| it.code() == code).copied();
        let is_foreign = |code: &str, word: &str| language(code).map(|it| is_foreign(it, word));
        for word in ["răng", "đáy", "sống"] {
            assert_eq!(is_foreign("en", word), Some(true), "{word}");
            assert_eq!(is_foreign("vi", word), Some(false), "{word}");
        }
        for word in ["range", "rang", "résumés", "naïve"] {
            assert_eq!(is_foreign("en", word), Some(false), "{word}");
        }
    }
}

//! What the interface says, in the language of a reader.

use super::{LANGUAGES, Language, catch_all, language_code};

/// The language of a BCP 47 tag, if timra speaks to readers in it.
pub fn interface_language(tag: &str) -> Option<&'static dyn Language> {
    let code = language_code(tag);
    LANGUAGES.iter().find(|language| language.code() == code && language.interface().is_some()).copied()
}

/// The text of a name in the interface of the language of a BCP 47 tag, or of the catch-all for readers whose language has
/// none. A name that there is no text of is its own text.
pub fn interface_word(tag: &str, name: &str) -> String {
    let language = interface_language(tag).unwrap_or_else(catch_all);
    let words: serde_json::Value =
        serde_json::from_str(language.interface().unwrap_or_default()).unwrap_or_default();
    words[name].as_str().unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::interface_word;

    #[test]
    fn readers_are_spoken_to_in_their_language_or_the_catch_all() {
        for (tag, said) in [("vi-VN", "Ngôn ngữ"), ("en", "Language"), ("tlh", "Language"), ("", "Language")]
        {
            assert_eq!(interface_word(tag, "language"), said, "{tag}");
        }
        assert_eq!(interface_word("en", "no such name"), "no such name");
    }
}

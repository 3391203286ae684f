//! What the interface says, in the language of a reader.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{LANGUAGES, Language, catch_all, language_code};

/// The texts of each language by their names, read once; by the code of the language.
static TEXTS: LazyLock<BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>> = LazyLock::new(|| {
    let read = |language: &&'static dyn Language| {
        Some((language.code(), serde_json::from_str(language.interface()?).unwrap_or_default()))
    };
    LANGUAGES.iter().filter_map(read).collect()
});

/// The texts of the interface in the language with this code, by their names; `None` if timra does not speak to readers in it.
pub fn interface_texts(code: &str) -> Option<&'static BTreeMap<&'static str, &'static str>> {
    TEXTS.get(code)
}

/// The language of a BCP 47 tag, if timra speaks to readers in it.
pub fn interface_language(tag: &str) -> Option<&'static dyn Language> {
    let code = language_code(tag);
    LANGUAGES.iter().find(|language| language.code() == code && language.interface().is_some()).copied()
}

/// The text of a name in the interface of the language of a BCP 47 tag, or of the catch-all for readers whose language has
/// none. A name that there is no text of is its own text.
pub fn interface_word<'n>(tag: &str, name: &'n str) -> &'n str {
    let language = interface_language(tag).unwrap_or_else(catch_all);
    interface_texts(language.code()).and_then(|texts| texts.get(name).copied()).unwrap_or(name)
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

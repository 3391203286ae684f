//! What the page says, in the language of whoever reads it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::language::LANGUAGES;

/// The texts of one language.
#[derive(Debug)]
pub struct Interface {
    /// BCP 47 tag of the language.
    pub code: &'static str,
    texts: BTreeMap<&'static str, &'static str>,
}

static ALL: LazyLock<Vec<Interface>> = LazyLock::new(|| {
    let read = |language: &&dyn crate::language::Language| Interface {
        code: language.code(),
        texts: serde_json::from_str(language.interface()).unwrap_or_default(),
    };
    LANGUAGES.iter().map(read).collect()
});

impl Interface {
    /// Every language there is a page in.
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The page in a language.
    pub fn of(code: &str) -> Option<&'static Self> {
        ALL.iter().find(|interface| interface.code == code)
    }

    /// The first of the languages that a browser asks for which there is a page in; without one, the last of all,
    /// since that is the one which any word may be of.
    pub fn preferred(accept_language: Option<&str>) -> &'static Self {
        let wanted = accept_language.map(accept_language::parse).unwrap_or_default();
        let primary = |tag: &String| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let found = wanted.iter().find_map(|tag| Self::of(&primary(tag)));
        // There is always a language, or nothing could be indexed.
        found.unwrap_or_else(|| &ALL[ALL.len() - 1])
    }

    /// A text; its name if there is none, which a test rules out.
    pub fn text(&self, name: &'static str) -> &'static str {
        self.texts.get(name).copied().unwrap_or(name)
    }

    /// A text with something in the place of `{placeholder}`.
    pub fn with(&self, name: &'static str, placeholder: &str, value: impl ToString) -> String {
        self.text(name).replace(&format!("{{{placeholder}}}"), &value.to_string())
    }

    /// The text before and behind `{placeholder}`, to put markup in its place.
    pub fn around(&self, name: &'static str, placeholder: &str) -> (&'static str, &'static str) {
        self.text(name).split_once(&format!("{{{placeholder}}}")).unwrap_or((self.text(name), ""))
    }

    /// `{count}` of something, by the text for one or the one for many.
    pub fn count(&self, one: &'static str, many: &'static str, count: usize) -> String {
        self.with(if count == 1 { one } else { many }, "count", count)
    }

    /// A text whose name is made of what the engine says; `None` if there is none.
    pub fn maybe(&self, name: &str) -> Option<&'static str> {
        self.texts.get(name).copied()
    }
}

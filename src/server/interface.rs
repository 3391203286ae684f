//! What the page says, in the language of whoever reads it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use timra_language::{LANGUAGES, catch_all, interface_texts, primary_subtag};
use timra_plan::syntax::Note;

/// The texts of the search page in one language.
#[derive(Debug)]
pub(crate) struct Interface {
    /// BCP 47 tag of the language.
    pub code: &'static str,
    texts: &'static BTreeMap<&'static str, &'static str>,
}

static ALL: LazyLock<Vec<Interface>> = LazyLock::new(|| {
    let codes = LANGUAGES.iter().map(|language| language.code());
    codes.filter_map(|code| Some(Interface { code, texts: interface_texts(code)? })).collect()
});

impl Interface {
    /// Every language that the search page is translated into.
    pub(crate) fn all() -> &'static [Self] {
        &ALL
    }

    /// The texts of the page in the language `code`; `None` if there is no such page.
    pub(crate) fn of(code: &str) -> Option<&'static Self> {
        ALL.iter().find(|interface| interface.code == code)
    }

    /// The page in the first language of an `Accept-Language` header that there is a page in; without one, in the language
    /// that any word may be of.
    pub(crate) fn preferred(accept_language: Option<&str>) -> &'static Self {
        let found = accept_language.and_then(|list| by_weight(list).iter().find_map(|code| Self::of(code)));
        // A test makes sure that there is a page in that language.
        found.or_else(|| Self::of(catch_all().code())).unwrap_or(&ALL[0])
    }

    /// The text of this name. A text that is missing gives its name; a test makes sure that none is.
    pub(crate) fn text(&self, name: &'static str) -> &'static str {
        self.texts.get(name).copied().unwrap_or(name)
    }

    /// The text of this name with a value in the place of `{placeholder}`.
    pub(crate) fn with(&self, name: &'static str, placeholder: &str, value: impl ToString) -> String {
        self.text(name).replace(&format!("{{{placeholder}}}"), &value.to_string())
    }

    /// The text of this name before and behind `{placeholder}`, so that markup can stand in that place.
    pub(crate) fn around(&self, name: &'static str, placeholder: &str) -> (&'static str, &'static str) {
        self.text(name).split_once(&format!("{{{placeholder}}}")).unwrap_or((self.text(name), ""))
    }

    /// The text for `{count}` things: the text `one` for a single thing, `many` for any other number.
    pub(crate) fn count(&self, one: &'static str, many: &'static str, count: usize) -> String {
        self.with(if count == 1 { one } else { many }, "count", count)
    }

    /// What a note on a query says.
    pub(crate) fn note(&self, note: Note) -> String {
        let name = note.prefix().unwrap_or_default();
        let needs = self.maybe(&format!("needs_{name}")).unwrap_or_default();
        self.with(note.text_name(), "name", name).replace("{needs}", needs)
    }

    /// The text of a name that is made of what the engine says; `None` if there is none.
    pub(crate) fn maybe(&self, name: &str) -> Option<&'static str> {
        self.texts.get(name).copied()
    }
}

/// The primary subtags of an `Accept-Language` header, the most wanted first. What cannot be read is left out.
fn by_weight(list: &str) -> Vec<String> {
    let entry = |entry| {
        let (tag, weight) = str::split_once(entry, ';').unwrap_or((entry, "q=1"));
        let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
        // `NaN` is a number to Rust, and no order.
        (weight > 0.0 && weight <= 1.0).then(|| (primary_subtag(tag.trim()), weight))
    };
    let mut wanted: Vec<(String, f32)> = list.split(',').filter_map(entry).collect();
    wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
    wanted.into_iter().map(|(tag, _)| tag).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use timra_plan::question::{Field, Sort};

    use super::{Interface, Note, by_weight};

    #[test]
    fn the_most_wanted_language_comes_first() {
        assert_eq!(by_weight("fr, vi-VN;q=0.8, en;q=0.9"), ["fr", "en", "vi"]);
        assert_eq!(by_weight("en;q=0, vi;q=NaN, de;q=2, ja;x=1, ;;;, ko;q=0.1"), ["ko"]);
        for (header, code) in [
            (Some("vi-VN,vi;q=0.9,en;q=0.8"), "vi"),
            (Some("fr,en;q=0.5"), "en"),
            (Some("vi;q=0"), "en"),
            (None, "en"),
        ] {
            assert_eq!(Interface::preferred(header).code, code, "{header:?}");
        }
    }

    #[test]
    fn notes_are_said_in_every_language_and_in_english_as_everywhere() {
        for ui in Interface::all() {
            for note in Note::all() {
                let said = ui.note(note);
                assert!(!said.contains(['{', '}', '_']), "{} in {}: {said}", note.text_name(), ui.code);
                assert!(ui.maybe(note.text_name()).is_some(), "{} in {}", note.text_name(), ui.code);
                assert_eq!(said == note.to_string(), ui.code == "en", "{said} in {}", ui.code);
                let name = note.prefix().unwrap_or_default();
                assert!(said.contains(name), "{said} in {} does not name {name}", ui.code);
                assert!(
                    name.is_empty() || ui.maybe(&format!("needs_{name}")).is_some(),
                    "{name} in {}",
                    ui.code
                );
            }
        }
    }

    /// `{…}` in a text, in any order.
    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_language_says_everything_and_nothing_is_said_that_is_not_there() {
        let [first, rest @ ..] = Interface::all() else { panic!("no language") };
        assert!(first.texts.len() > 30 && !rest.is_empty());
        for other in rest {
            let names = |ui: &Interface| ui.texts.keys().copied().collect::<Vec<_>>();
            assert_eq!(names(first), names(other), "{} and {}", first.code, other.code);
            for (name, text) in first.texts {
                assert_eq!(placeholders(text), placeholders(other.texts[name]), "{name} in {}", other.code);
            }
        }
        let mut asked = 0;
        for source in [
            include_str!("templates/page.html"),
            include_str!("templates/answer.html"),
            include_str!("page/view.rs"),
            include_str!("page/result.rs"),
        ] {
            for call in ["text(\"", "with(\"", "around(\"", "count(\""] {
                for name in source.split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
                    assert!(first.texts.contains_key(name), "{name:?} is asked for");
                    asked += 1;
                }
            }
        }
        for name in Field::all().flat_map(|field| [Some(field.label), field.facet]).flatten() {
            assert!(first.texts.contains_key(name), "{name:?} is asked for");
        }
        for sort in Sort::ALL {
            assert!(first.maybe(&format!("sort_{}", sort.name())).is_some(), "{sort:?}");
        }
        assert!(asked > 20, "only {asked} texts are asked for");
    }
}

//! The ids that a template makes.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

/// What a template brings from elsewhere with, one a line; lines that begin with `#` are comments.
const BRINGING: &str = include_str!("bringing.txt");

/// How many partials a template goes through.
const DEEPEST: usize = 4;

/// An attribute of an element that gives it an id.
static ID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)[\s"'`](?:id|name)\s*=\s*(?:"([^"]*)|'([^']*)|([^\s"'>]+))"#)
        .expect("a valid expression")
});

/// A heading of Markdown, for which Hugo makes an id when the output of a template is read as Markdown.
static HEADING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)^[ \t]*#{1,6}[ \t]+\S").expect("a valid expression"));

/// A call of a partial whose name stands there.
static PARTIAL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"\bpartial(?:Cached)?\s+["`]([^"`]+)["`]"#).expect("a valid expression"));

/// A parameter of a shortcode by its name, which says nothing of what the template brings.
static PARAMETER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"\.Get\s+(?:"[^"]*"|`[^`]*`)"#).expect("a valid expression"));

/// A comment of a template.
static COMMENT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?s)\{\{-?\s*/\*.*?\*/\s*-?\}\}|<!--.*?-->").expect("a valid expression"));

/// The id that Hugo has made of a heading, as a hook passes it on.
static OWN_ANCHOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\{\{-?\s*\.Anchor\s*(?:\|\s*\w+\s*)?-?\}\}$").expect("a valid expression")
});

/// The ids that a template makes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct MadeIds {
    /// Whether the template may make any id.
    pub any: bool,
    /// Ids that the template writes whole.
    pub whole: HashSet<String>,
    /// What ids begin with that go on with a value the template is given.
    pub beginnings: HashSet<String>,
}

impl MadeIds {
    /// The ids that the template `text` makes; `partials` has the texts of the partials by their names.
    pub(super) fn of(text: &str, partials: &BTreeMap<String, String>) -> MadeIds {
        let mut made = MadeIds::default();
        made.add(text, partials, 0);
        made
    }

    /// Whether an id may be one of them.
    pub(super) fn may_have(&self, id: &str) -> bool {
        self.any || self.has_like(id)
    }

    /// Whether an id is one of those that stand there, or begins like one that is made of what stands there.
    pub(super) fn has_like(&self, id: &str) -> bool {
        self.whole.contains(id) || self.beginnings.iter().any(|beginning| id.starts_with(beginning))
    }

    /// Adds what `other` makes.
    pub(super) fn extend(&mut self, other: MadeIds) {
        self.any |= other.any;
        self.whole.extend(other.whole);
        self.beginnings.extend(other.beginnings);
    }

    fn add(&mut self, text: &str, partials: &BTreeMap<String, String>, depth: usize) {
        let text = COMMENT.replace_all(text, "");
        let without_names = PARAMETER.replace_all(&text, "");
        self.any |= HEADING.is_match(&text) || bringing().any(|word| without_names.contains(word));
        for found in ID.captures_iter(&text) {
            let value = found.iter().skip(1).flatten().next().map_or("", |value| value.as_str());
            if OWN_ANCHOR.is_match(value) {
                continue;
            }
            match value.find("{{").or_else(|| value.find('%')) {
                Some(0) => self.any = true,
                Some(at) => {
                    self.beginnings.insert(value[..at].to_owned());
                }
                None => {
                    self.whole.insert(value.to_owned());
                }
            }
        }
        let calls = text.matches("partial").count();
        let named: Vec<&str> =
            PARTIAL.captures_iter(&text).filter_map(|call| call.get(1)).map(|name| name.as_str()).collect();
        self.any |= named.len() < calls || !named.is_empty() && depth == DEEPEST;
        for name in named.into_iter().filter(|_| depth < DEEPEST) {
            match partials.get(name.split('.').next().unwrap_or(name)) {
                Some(text) => self.add(text, partials, depth + 1),
                None => self.any = true,
            }
        }
    }
}

fn bringing() -> impl Iterator<Item = &'static str> {
    BRINGING.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_writes_as_ids() {
        let partials = BTreeMap::from([
            ("box".to_owned(), "<div id=box-{{ .id }}></div>".to_owned()),
            ("loop".to_owned(), "{{ partial \"loop.html\" . }}".to_owned()),
        ]);
        let made = |any, whole: &[&str], beginnings: &[&str]| MadeIds {
            any,
            whole: whole.iter().map(|id| (*id).to_owned()).collect(),
            beginnings: beginnings.iter().map(|id| (*id).to_owned()).collect(),
        };
        for (text, expected) in [
            ("<div class=\"a\">{{ .Inner }}</div>", made(false, &[], &[])),
            ("<dfn id=\"def-{{ .Get \"id\" }}\">", made(false, &[], &["def-"])),
            ("<a name='x'></a><p data-id=\"{{ .y }}\">", made(false, &["x"], &[])),
            ("<p id=\"{{ .Get 0 }}\">", made(true, &[], &[])),
            ("{{ printf `<h2 id=%q>` .x }}", made(true, &[], &[])),
            ("## {{ .Get 0 }}", made(true, &[], &[])),
            ("{{ partial \"box.html\" . }}", made(false, &[], &["box-"])),
            ("{{ partial \"none.html\" . }}", made(true, &[], &[])),
            ("{{ partial .name . }}", made(true, &[], &[])),
            ("{{ partial \"loop.html\" . }}", made(true, &[], &[])),
            ("{{ range site.Data.team }}{{ .name }}{{ end }}", made(true, &[], &[])),
            ("{{/* <p id=\"{{ .x }}\"> partial */}}<b>", made(false, &[], &[])),
            ("<h{{ .Level }} id=\"{{ .Anchor | safeURL }}\">", made(false, &[], &[])),
            ("<h{{ .Level }} id=\"{{ .Anchor | upper }}-x\">", made(true, &[], &[])),
        ] {
            assert_eq!(MadeIds::of(text, &partials), expected, "{text}");
        }
    }
}

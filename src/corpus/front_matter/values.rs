//! What a page says about itself before its text.

use std::collections::{HashMap, HashSet};

use super::cascade::{Cascade, TargetPage};
use super::page_date::{PageDate, page_date};
use crate::settings::Tree;

/// The front matter of a page; a page without one has an empty one.
#[derive(Debug, Clone, Default)]
pub(crate) struct FrontMatter {
    pub(super) fields: Tree,
    /// The keys of the source with the last lines on which they stand, to point a warning at.
    lines: HashMap<String, u32>,
}

/// Whether Hugo publishes the page under an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rendering {
    /// The page is published.
    Published,
    /// The page is there for other pages only (`headless`, or a build option that renders nothing).
    ForOthers,
}

impl FrontMatter {
    /// The front matter with these fields; `source` is its text, which begins on `first_line` of the file.
    pub(crate) fn new(fields: Tree, source: &str, first_line: u32) -> FrontMatter {
        let key = |line: &str| {
            let end = line.find([':', '='])?;
            Some(line[..end].trim().trim_matches(['"', '\'']).to_lowercase())
        };
        let lines =
            (first_line..).zip(source.lines()).filter_map(|(at, line)| Some((key(line)?, at))).collect();
        FrontMatter { fields, lines }
    }

    /// The cascades that the page passes on, also to itself.
    pub(crate) fn cascades(&self) -> Vec<Cascade> {
        self.fields.get("cascade").map(Cascade::all).unwrap_or_default()
    }

    /// This front matter, completed by what the page passes on to itself, and then by what it inherits, for every
    /// key that it does not have. Only keys of the file have lines.
    pub(crate) fn completed(mut self, page: &TargetPage<'_>, inherited: &[(String, Tree)]) -> FrontMatter {
        let own = self.cascades();
        let passed = own.iter().flat_map(|cascade| cascade.values_for(page)).chain(inherited);
        // Two names of one key.
        let name = |key: &str| if key == "_build" { "build".to_owned() } else { key.to_owned() };
        let mut fields = self.fields.entries().to_vec();
        let mut known: HashSet<String> = fields.iter().map(|(key, _)| name(key)).collect();
        for (key, value) in passed {
            let key = name(key);
            if known.insert(key.clone()) {
                fields.push((key, value.clone()));
            }
        }
        if !fields.is_empty() {
            self.fields = Tree::Table(fields);
        }
        self
    }

    /// Line of the file on which `key` (lower case) stands.
    pub(crate) fn line_of(&self, key: &str) -> Option<u32> {
        self.lines.get(key).copied()
    }

    /// Keys that the front matter has more than once.
    pub(crate) fn repeated_keys(&self) -> Vec<String> {
        self.fields.repeated_keys().into_iter().map(str::to_owned).collect()
    }

    fn text(&self, key: &str) -> Option<String> {
        let text = self.fields.get(key)?.text()?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The title, or an empty string.
    pub(crate) fn title(&self) -> String {
        self.text("title").unwrap_or_default()
    }

    /// The slug: the part of the address that the page asks for.
    pub(crate) fn slug(&self) -> Option<String> {
        self.text("slug")
    }

    /// The markup language that the page names, in lower case.
    pub(crate) fn markup(&self) -> Option<String> {
        self.text("markup").map(|markup| markup.to_lowercase())
    }

    /// The address that the page asks for.
    pub(crate) fn url(&self) -> Option<String> {
        self.text("url")
    }

    /// Other addresses that lead to the page.
    pub(crate) fn aliases(&self) -> Vec<String> {
        match self.fields.get("aliases") {
            Some(one @ Tree::Text(_)) => one.text().into_iter().collect(),
            Some(list) => list.items().iter().filter_map(Tree::text).collect(),
            None => Vec::new(),
        }
    }

    /// The key that joins the language versions of a page whose files have different names.
    pub(crate) fn translation_key(&self) -> Option<String> {
        self.text("translationkey")
    }

    /// Whether the page is a draft; `published: false` says so too.
    pub(crate) fn draft(&self) -> bool {
        let flag = |key| self.fields.get(key).and_then(Tree::truth);
        flag("draft").or_else(|| flag("published").map(|published| !published)).unwrap_or(false)
    }

    /// Whether Hugo publishes the page under an address.
    pub(crate) fn rendering(&self) -> Rendering {
        if self.fields.get("headless").and_then(Tree::truth) == Some(true) {
            return Rendering::ForOthers;
        }
        let build = self.fields.get("_build").or_else(|| self.fields.get("build"));
        match build.and_then(|build| build.get("render")) {
            Some(Tree::Text(render)) if render == "never" || render == "link" => Rendering::ForOthers,
            Some(render @ (Tree::Bool(_) | Tree::Int(_))) if render.truth() == Some(false) => {
                Rendering::ForOthers
            }
            _ => Rendering::Published,
        }
    }

    /// The date under `key` (lower case): nothing, a date, or as an error the text that is not a date.
    pub(crate) fn date(&self, key: &str) -> Option<Result<PageDate, String>> {
        let value = self.fields.get(key)?;
        if matches!(value, Tree::Bool(_)) {
            return None;
        }
        let text = value.text()?;
        // Go's zero time is what a template leaves where there is no date.
        if text.trim().is_empty() || text.starts_with("0001-01-01") {
            return None;
        }
        Some(page_date(&text).ok_or(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Notation;

    fn of(yaml: &str) -> FrontMatter {
        FrontMatter::new(Notation::Yaml.read(yaml).expect("YAML"), yaml, 2)
    }

    #[test]
    fn values_as_they_are_written() {
        let front = of("Title : 2024\ndate:  \"`r Sys.Date()`\"\npublishDate: 2024-01-01\nslug: \" \"\n");
        assert_eq!(front.title(), "2024");
        assert_eq!(front.slug(), None);
        assert_eq!(front.date("date"), Some(Err("`r Sys.Date()`".to_owned())));
        assert_eq!(front.line_of("date"), Some(3));
        assert!(front.date("publishdate").is_some_and(|date| date.is_ok()));
        assert!(!front.draft());
        assert!(of("published: false").draft());
    }

    #[test]
    fn pages_for_others() {
        for yaml in
            ["headless: true", "_build:\n  render: false", "build: {render: never}", "_build: {render: link}"]
        {
            assert_eq!(of(yaml).rendering(), Rendering::ForOthers, "{yaml}");
        }
        assert_eq!(of("_build: {list: never}").rendering(), Rendering::Published);
    }
}

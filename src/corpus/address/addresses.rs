//! What a configuration says about addresses.

use std::collections::BTreeMap;

use super::path_text::PathText;
use crate::settings::{Layered, Tree};

/// How the pages of one language are addressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Addresses {
    /// `baseURL` of the language, or empty.
    pub base: String,
    /// Part of the path that names the language, without slashes; empty if there is none.
    pub prefix: String,
    /// Whether languages have hosts of their own, so that no path names a language.
    pub own_host: bool,
    /// How names become parts of paths.
    pub path_text: PathText,
    /// Patterns of the addresses of pages, by section.
    pub page_patterns: BTreeMap<String, String>,
    /// Patterns of the addresses of sections, by section.
    pub section_patterns: BTreeMap<String, String>,
    /// Whether Hugo gives a section without a page a title in the plural.
    pub plural_titles: bool,
    ugly: bool,
    ugly_sections: BTreeMap<String, bool>,
}

impl Addresses {
    /// The settings about addresses in a configuration.
    pub(crate) fn new<'t>(settings: impl Into<Layered<'t>>) -> Addresses {
        let settings: Layered = settings.into();
        let flag = |key: &str| settings.get(key).and_then(Tree::truth).unwrap_or(false);
        let of_kind = |kind: &str| patterns(settings.tables(&["permalinks", kind]));
        // Patterns without a kind are for pages; a section called "page" cannot be told from the kind.
        let mut page_patterns = patterns(settings.tables(&["permalinks"]));
        page_patterns.extend(of_kind("page"));
        let ugly = settings.get("uglyurls");
        Addresses {
            base: settings.get("baseurl").and_then(Tree::text).unwrap_or_default().trim().to_owned(),
            prefix: String::new(),
            own_host: false,
            path_text: PathText {
                lower: !flag("disablepathtolower"),
                without_accents: flag("removepathaccents"),
            },
            page_patterns,
            section_patterns: of_kind("section"),
            plural_titles: settings.get("pluralizelisttitles").and_then(Tree::truth).unwrap_or(true),
            ugly: ugly.and_then(Tree::truth).unwrap_or(false),
            ugly_sections: settings
                .tables(&["uglyurls"])
                .flat_map(Tree::entries)
                .filter_map(|(section, value)| Some((section.clone(), value.truth()?)))
                .collect(),
        }
    }

    /// All patterns of addresses, of pages and of sections.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = &String> {
        self.page_patterns.values().chain(self.section_patterns.values())
    }

    /// Whether pages of `section` are files (`/a/b.html`) rather than directories.
    pub(crate) fn is_ugly(&self, section: &str) -> bool {
        self.ugly_sections.get(section).copied().unwrap_or(self.ugly)
    }

    /// The whole address of a path that begins with `/`.
    pub(crate) fn whole(&self, path: &str) -> String {
        let base = self.base.trim_end_matches('/');
        let base = match base.split_once("://") {
            Some((_, host)) if !host.is_empty() => base.to_owned(),
            _ if base.is_empty() || base.starts_with('/') => base.to_owned(),
            _ => format!("/{base}"),
        };
        format!("{base}{path}")
    }
}

fn patterns<'t>(tables: impl Iterator<Item = &'t Tree>) -> BTreeMap<String, String> {
    let key = |key: &str| key.trim_matches([' ', '/']).to_owned();
    tables
        .flat_map(Tree::entries)
        .filter_map(|(section, value)| match value {
            Tree::Text(pattern) => Some((key(section), pattern.clone())),
            _ => None,
        })
        .collect()
}

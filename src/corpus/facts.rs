//! What the pages of a published site have in common.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;

use xxhash_rust::xxh3::xxh3_64;

/// What the pages of a published site have in common. It is known before the first of them is read as a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// What the addresses of the pages begin with: `https://kb.test/docs/`. `None` if nothing says so.
    pub base: Option<String>,
    /// What the addresses of the pages begin with by the configuration of the source.
    pub configured: Option<String>,
    /// Whether the caller has given the address of the site, so that pages do not count.
    pub is_told: bool,
    /// Whether authors have marked the text of pages. If so, a page without a mark has no text to search.
    pub is_marked: bool,
    /// The language that every page declares that declares one: where it is the same everywhere, nobody chose it for a
    /// page.
    pub only_lang: Option<String>,
    /// Parts of titles that many pages have: the name of the site.
    pub title_parts: Vec<String>,
    /// How many directories stand above those of the languages: 1 for `docs/vi/a.html`.
    pub language_level: usize,
    /// Folders below the one of the language that hold several pages: `about/index.html` alone is a page, and no folder.
    pub folders: BTreeSet<String>,
    /// Keywords that nearly all pages of a language have, each with that language: they tell no page from another.
    pub keywords_of_all: BTreeSet<(Option<String>, String)>,
    /// Numbers of the texts of elements that are the same on many pages.
    pub shared: HashSet<u64>,
}

impl Facts {
    /// Whether nearly all pages in the language `lang` have this keyword.
    pub(crate) fn is_of_all(&self, lang: Option<&str>, keyword: &str) -> bool {
        let is_same = |(of, known): &(Option<String>, String)| of.as_deref() == lang && known == keyword;
        self.keywords_of_all.iter().any(is_same)
    }

    /// The facts as text, but for the folders: pages in the same folder that are read with the same text are read alike.
    pub(crate) fn text(&self) -> String {
        let Facts { base, configured, is_told, is_marked, only_lang, title_parts, shared, .. } = self;
        let Facts { language_level, keywords_of_all, .. } = self;
        let mut shared: Vec<&u64> = shared.iter().collect();
        shared.sort_unstable();
        let mut bytes = String::new();
        shared.iter().for_each(|number| {
            let _ = write!(bytes, "{number} ");
        });
        format!(
            "{base:?} {configured:?} {is_told} {is_marked} {only_lang:?} {title_parts:?} {language_level} {keywords_of_all:?} {}",
            xxh3_64(bytes.as_bytes())
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Facts;

    #[test]
    fn a_new_folder_is_no_new_fact_of_pages_elsewhere() {
        let facts = Facts { folders: ["blog".to_owned()].into(), ..Facts::default() };
        assert_eq!(facts.text(), Facts::default().text());
    }
}

//! One language of a site, with the settings that may differ from language to language.

use timra_language::primary_subtag;

use super::content_dir::content_dir;
use crate::address::Addresses;
use crate::anchors::HeadingIds;
use crate::front_matter::Publishing;
use crate::markdown::Passthrough;
use crate::settings::{Layered, Tree};

/// A language of a site.
#[derive(Debug, Clone)]
pub(crate) struct SiteLanguage {
    /// Key of the language in the configuration, in lower case. It is a suffix of file names and a part of
    /// addresses.
    pub key: String,
    /// BCP 47 tag that the site declares for the language, if it declares one.
    pub tag: Option<String>,
    /// Weight that orders the languages; 0 if none is set.
    pub weight: i64,
    /// Whether pages in this language are left out.
    pub disabled: bool,
    /// Content directory of the language, relative to the project, if it has one of its own.
    pub content_dir: Option<String>,
    /// How the pages of the language are addressed.
    pub addresses: Addresses,
    /// Which pages of the language are published.
    pub publishing: Publishing,
    /// How the ids of headings are made.
    pub heading_ids: HeadingIds,
    /// Whether headings get ids at all.
    pub auto_heading_id: bool,
    /// Whether the terms of lists of definitions get ids.
    pub term_ids: bool,
    /// Whether HTML in Markdown is published unchanged.
    pub raw_html: bool,
    /// Delimiters between which text is left unchanged.
    pub passthrough: Passthrough,
}

impl SiteLanguage {
    /// The language `key`: the settings of the site with the language's `own` laid over them.
    pub(crate) fn new(key: &str, site: &Tree, own: &Tree) -> SiteLanguage {
        let all = Layered::new(own, site);
        // A language code of the site as a whole says nothing about one of several languages.
        let source = if own.entries().is_empty() { site } else { own };
        let code = source.get("languagecode").or_else(|| source.get("locale")).and_then(Tree::text);
        let switched_off = |name: &str| name.to_lowercase() == key;
        let listed = site.get("disablelanguages").map_or(&[][..], Tree::items);
        let parser = |key: &str| all.at(&["markup", "goldmark", "parser", key]);
        let id_type = parser("autoidtype").or_else(|| parser("autoheadingidtype")).and_then(Tree::text);
        SiteLanguage {
            key: key.to_owned(),
            tag: Some(tag(key, code)),
            weight: match own.get("weight") {
                Some(Tree::Int(weight)) => *weight,
                Some(weight) => weight.text().and_then(|weight| weight.parse().ok()).unwrap_or(0),
                None => 0,
            },
            disabled: own.get("disabled").and_then(Tree::truth).unwrap_or(false)
                || listed.iter().filter_map(Tree::text).any(|name| switched_off(&name)),
            content_dir: content_dir(own),
            addresses: Addresses::new(all),
            publishing: Publishing::new(all),
            heading_ids: match id_type.as_deref().map(str::to_lowercase).as_deref() {
                Some("github-ascii") => HeadingIds::GitHubAscii,
                Some("blackfriday") => HeadingIds::Blackfriday,
                _ => HeadingIds::GitHub,
            },
            raw_html: all
                .at(&["markup", "goldmark", "renderer", "unsafe"])
                .and_then(Tree::truth)
                .unwrap_or(false),
            passthrough: Passthrough::new(all),
            term_ids: parser("autodefinitiontermid").and_then(Tree::truth).unwrap_or(false),
            auto_heading_id: parser("autoheadingid").and_then(Tree::truth).unwrap_or(true),
        }
    }
}

impl SiteLanguage {
    /// Whether the host is known that pages of this language are published at.
    pub(crate) fn has_host(&self) -> bool {
        self.addresses.base.split_once("://").is_some_and(|(_, host)| !host.is_empty())
    }
}

/// The key of the language.
impl AsRef<str> for SiteLanguage {
    fn as_ref(&self) -> &str {
        &self.key
    }
}

/// The key, unless the language code names another language (`vn` with `vi-VN`).
fn tag(key: &str, code: Option<String>) -> String {
    match code {
        Some(code) if primary_subtag(&code) != primary_subtag(key) && !code.trim().is_empty() => code,
        _ => key.to_owned(),
    }
}

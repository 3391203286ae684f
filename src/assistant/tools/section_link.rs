//! Another section, as a link.

use serde::Serialize;
use timra_engine::HitTranslation;

/// Versions that are named of one section at most.
const MOST: usize = 8;

/// Bytes of an address that are shown: a longer one helps nobody.
const LONGEST_URL: usize = 1000;

/// The address, or nothing if it is too long to be shown. The id leads to the section as well.
pub(crate) fn short_url(url: &str) -> String {
    if url.len() <= LONGEST_URL { url.to_owned() } else { String::new() }
}

/// Characters of a title that are shown: a longer one helps nobody.
const LONGEST_TITLE: usize = 300;

/// What a section is called: the title of its page, the headings above it and its own, or its id where it has none.
pub(crate) fn trail(breadcrumbs: &[String], id: &str) -> String {
    let title = short_title(&breadcrumbs.join(" › "));
    if title.is_empty() { id.to_owned() } else { title }
}

/// The first characters of a title, for an answer of few bytes.
pub(crate) fn short_title(title: &str) -> String {
    title.chars().take(LONGEST_TITLE).collect()
}

/// A version of a section in another language.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct VersionLink {
    pub lang: String,
    pub url: String,
    pub id: String,
}

impl VersionLink {
    /// Links to the versions of a section.
    pub(crate) fn all(translations: Vec<HitTranslation>) -> Vec<Self> {
        let link = |HitTranslation { id, url, lang }| Self {
            lang: lang.unwrap_or_else(|| "und".to_owned()),
            url: short_url(&url),
            id,
        };
        translations.into_iter().take(MOST).map(link).collect()
    }
}

/// A section beside another one.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SectionLink {
    pub id: String,
    pub title: String,
    pub url: String,
}

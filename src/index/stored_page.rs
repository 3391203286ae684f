//! What is stored of a page, once for all of its sections.

use serde::{Deserialize, Serialize};

use crate::corpus::Page;

/// How many bytes a title or an address may have: Tantivy cuts values of more than 65,535, and JSON may take
/// six for one.
const LONGEST: usize = 4 << 10;

/// What all sections of a page share when they are shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredPage {
    /// Name of the site.
    pub site: String,
    /// Path of the file relative to the site's root.
    pub path: String,
    /// Id of its first section, with which those of the others begin, where that is not `<site>/<path>#`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Published address, percent-encoded; empty if it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Its title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its first heading, where that says something else than the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_heading: Option<String>,
    /// Language that the site declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared_lang: Option<String>,
    /// Date of its front matter, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

impl StoredPage {
    /// What is stored of `page`.
    pub fn new(page: &Page) -> Self {
        let cut = |text: &str| text[..text.floor_char_boundary(LONGEST)].to_owned();
        Self {
            site: page.site.clone(),
            path: page.path.clone(),
            id: Some(page.id()).filter(|id| *id != id_of(&page.site, &page.path)).map(str::to_owned),
            url: if page.url.len() > LONGEST { String::new() } else { page.url.clone() },
            title: cut(&page.title),
            first_heading: page.first_heading.as_deref().filter(|first| *first != page.title).map(cut),
            declared_lang: page.declared_lang.clone(),
            date: page.front_matter_date.clone(),
        }
    }

    /// Id of its first section, with which those of the others begin.
    pub fn id(&self) -> String {
        self.id.clone().unwrap_or_else(|| id_of(&self.site, &self.path))
    }
}

fn id_of(site: &str, path: &str) -> String {
    format!("{site}/{path}#")
}

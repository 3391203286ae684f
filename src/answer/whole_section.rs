//! Sections and pages with their Markdown: the contract of `timra show` and of the JSON of the server.

use serde::Serialize;

use super::{HitTranslation, Location};

/// A section with its Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholeSection {
    /// Id of the section.
    pub id: String,
    /// Published address with the anchor; empty if the section has none.
    pub url: String,
    /// Name of the site.
    pub site: String,
    /// Title of the page.
    pub page_title: String,
    /// Heading of the section; for a lead section, the title of the page.
    pub heading: String,
    /// Title of the page, headings above the section, and the heading of the section, outermost first, without
    /// repetition.
    pub breadcrumbs: Vec<String>,
    /// Language of the text, a BCP 47 tag.
    pub lang: Option<String>,
    /// Language that the site declares for the page, a BCP 47 tag.
    pub declared_lang: Option<String>,
    /// File and line of the section in the source.
    pub source: Location,
    /// First date in the text of the section, or else the date in the front matter of the page; ISO 8601.
    pub date: Option<String>,
    /// Versions of the section in other languages.
    pub translations: Vec<HitTranslation>,
    /// Markdown of the section, with its heading and without comments, as it is in the source. If the source is no
    /// Markdown, Markdown that gives what a reader sees.
    pub markdown: String,
}

/// A page with all of its sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholePage {
    /// Id of the first section of the page.
    pub id: String,
    /// Published address; empty if the page has none.
    pub url: String,
    /// Name of the site.
    pub site: String,
    /// Title of the page.
    pub page_title: String,
    /// Language that the site declares for the page, a BCP 47 tag.
    pub declared_lang: Option<String>,
    /// Sections of the page, in order. The first is the lead section.
    pub sections: Vec<WholeSection>,
}

impl WholePage {
    /// The Markdown of all sections of the page, with an empty line between them.
    pub fn markdown(&self) -> String {
        let sections = self.sections.iter().map(|section| section.markdown.as_str());
        sections.filter(|markdown| !markdown.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

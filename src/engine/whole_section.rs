//! Sections and pages with all of their Markdown: the contract of `timra show` and of the server's JSON.

use serde::Serialize;

use super::{HitTranslation, Location};

/// A section with all of its Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholeSection {
    /// Id of the section.
    pub id: String,
    /// Published address with the anchor; empty if it has none.
    pub url: String,
    /// Name of its site.
    pub site: String,
    /// Title of its page.
    pub page_title: String,
    /// Heading of the section; for a lead section the page's title.
    pub heading: String,
    /// Title of the page, headings above the section and its own, outermost first, without repetition.
    pub breadcrumbs: Vec<String>,
    /// Language of the section's text.
    pub lang: Option<String>,
    /// Language that its site declares.
    pub declared_lang: Option<String>,
    /// Where it stands in the source.
    pub source: Location,
    /// Date that the section's text gives, else the page's front matter; ISO 8601.
    pub date: Option<String>,
    /// Versions of the section in other languages.
    pub translations: Vec<HitTranslation>,
    /// Markdown of the section, heading included, as it stands in the source, without comments; made of what a reader sees where the
    /// source is none of Markdown.
    pub markdown: String,
}

/// A page with all of its sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholePage {
    /// Id of the page's first section.
    pub id: String,
    /// Published address; empty if it has none.
    pub url: String,
    /// Name of its site.
    pub site: String,
    /// Title of the page.
    pub page_title: String,
    /// Language that its site declares.
    pub declared_lang: Option<String>,
    /// Sections of the page, in order; the first is what stands before any heading.
    pub sections: Vec<WholeSection>,
}

impl WholePage {
    /// The Markdown of all sections of the page, with an empty line between them.
    pub fn markdown(&self) -> String {
        let sections = self.sections.iter().map(|section| section.markdown.as_str());
        sections.filter(|markdown| !markdown.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

//! Sections and pages with all of their Markdown: the contract of `timra show` and of the server's JSON.

use serde::Serialize;

use super::{Location, Translation};

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
    /// Its heading; for a lead section the page's title.
    pub heading: String,
    /// Title, headings above it and its own, outermost first, without repetition.
    pub breadcrumbs: Vec<String>,
    /// Language of its text.
    pub lang: Option<String>,
    /// Language that its site declares.
    pub declared_lang: Option<String>,
    /// Where it stands in the source.
    pub source: Location,
    /// Date that the section's text gives, else the page's front matter; ISO 8601.
    pub date: Option<String>,
    /// The same section in other languages.
    pub translations: Vec<Translation>,
    /// Its Markdown, heading included, as it stands in the source, without comments; made of what a reader sees where the
    /// source is none of Markdown.
    pub markdown: String,
}

/// A page with all of its sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholePage {
    /// Id of its first section.
    pub id: String,
    /// Published address; empty if it has none.
    pub url: String,
    /// Name of its site.
    pub site: String,
    /// Its title.
    pub page_title: String,
    /// Language that its site declares.
    pub declared_lang: Option<String>,
    /// Its sections, in the order of the page; the first is what stands before any heading.
    pub sections: Vec<WholeSection>,
}

impl WholePage {
    /// The Markdown of all of its sections.
    pub fn markdown(&self) -> String {
        let sections = self.sections.iter().map(|section| section.markdown.as_str());
        sections.filter(|markdown| !markdown.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

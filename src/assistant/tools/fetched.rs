//! A section that was read.

use serde::Serialize;

use super::section_link::{SectionLink, VersionLink};

/// What is read of a section, of its page, or of it and its neighbours.
#[derive(Debug, Serialize)]
pub(crate) struct FetchedSection {
    pub id: String,
    pub title: String,
    /// Markdown.
    pub text: String,
    pub url: String,
    pub metadata: SectionFacts,
    /// The cursor of what follows, where it was cut.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What is known of a section beside its text.
#[derive(Debug, Serialize)]
pub(crate) struct SectionFacts {
    pub site: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// File and line.
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_languages: Vec<VersionLink>,
    /// The sections before and after, if they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub neighbours: Vec<SectionLink>,
}

//! Pages and headings, listed.

use serde::Serialize;

/// Pages with their headings.
#[derive(Debug, Serialize)]
pub(crate) struct OutlineList {
    pub pages: Vec<OutlinedPage>,
    /// Sections that have no room in any answer.
    #[serde(skip_serializing_if = "is_none")]
    pub left_out: usize,
    /// The cursor of the next answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A page with its headings.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OutlinedPage {
    /// Id of the page; with an anchor at its end, id of the section with this anchor.
    pub id: String,
    pub title: String,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<OutlinedHeading>,
}

/// A heading of a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OutlinedHeading {
    /// What follows the id of the page in the id of the section.
    pub anchor: String,
    pub heading: String,
    /// Number of headings above it.
    pub depth: usize,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

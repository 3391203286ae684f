//! Lists of sections that were found.

use serde::Serialize;

use super::found::{AnsweringIndex, FoundSection};

/// What is found.
#[derive(Debug, Serialize)]
pub(crate) struct FoundSections {
    /// How the words were read, if not as they were typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_as: Option<String>,
    /// Another query that may have been meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// What of the query could not be followed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    pub results: Vec<FoundSection>,
    /// Number of results; a section, its copies and its translations are one.
    pub total: usize,
    /// Whether `total` is an estimate.
    #[serde(skip_serializing_if = "is_false")]
    pub about: bool,
    /// Results that have no room in any answer.
    #[serde(skip_serializing_if = "is_none")]
    pub left_out: usize,
    /// Whether there was no time to look everywhere.
    #[serde(skip_serializing_if = "is_false")]
    pub partial: bool,
    /// The cursor of the next answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    pub index: AnsweringIndex,
}

/// The sections that are related to a section.
#[derive(Debug, Serialize)]
pub(crate) struct RelatedList {
    pub id: String,
    /// Whether there was no time to look everywhere.
    #[serde(skip_serializing_if = "is_false")]
    pub partial: bool,
    pub results: Vec<FoundSection>,
    /// Results that have no room in any answer.
    #[serde(skip_serializing_if = "is_none")]
    pub left_out: usize,
    pub index: AnsweringIndex,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

fn is_false(flag: &bool) -> bool {
    !*flag
}

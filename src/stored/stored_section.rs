//! The stored values of a section, beside its name and its page.

use serde::{Deserialize, Serialize};

use super::Spans;

/// The stored values of a section: enough to show it without its file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredSection {
    /// 1-based line of the heading in the source file.
    pub line: u32,
    /// Heading of the section; empty for a lead section.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// Headings above the section, outermost first.
    #[serde(default, rename = "trail", skip_serializing_if = "Vec::is_empty")]
    pub heading_path: Vec<String>,
    /// Language of the text, a BCP 47 tag: as detected if that is certain, otherwise as declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// First date in the section's text, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Visible text of the section. The text is a stored field by itself and no part of the JSON.
    #[serde(skip)]
    pub text: String,
    /// Ranges of bytes of the words of the text. The spans are a stored field by themselves and no part of the JSON.
    #[serde(skip)]
    pub spans: Spans,
}

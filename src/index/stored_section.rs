//! What is stored of a section, to show it without its file.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tantivy::schema::OwnedValue;
use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};

use super::{Fields, Spans};

/// All of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredSection {
    /// Id of the section.
    pub id: String,
    /// Published address, with the anchor, percent-encoded; empty if it has none.
    pub url: String,
    /// Name of the site.
    pub site: String,
    /// Path of the file relative to the site's root.
    pub path: String,
    /// 1-based line of the heading.
    pub line: u32,
    /// Title of the page.
    pub page_title: String,
    /// First heading of the page, where it says something else than the title.
    pub first_heading: Option<String>,
    /// Heading of the section; empty for a lead section.
    pub heading: String,
    /// Headings above it.
    pub trail: Vec<String>,
    /// Language of the text: as detected when that is certain, otherwise as declared.
    pub lang: Option<String>,
    /// Language that the site declares.
    pub declared_lang: Option<String>,
    /// First date that stands in the section's text, ISO 8601.
    pub text_date: Option<String>,
    /// Date of the page's front matter, ISO 8601.
    pub front_matter_date: Option<String>,
    /// Visible text (a stored field of its own).
    #[serde(skip)]
    pub text: String,
    /// Where its words stand (a stored field of its own).
    #[serde(skip)]
    pub spans: Spans,
}

/// As much of it as says where the section is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct SectionName {
    /// Id of the section.
    pub id: String,
    /// Published address, with the anchor, percent-encoded; empty if it has none.
    pub url: String,
    /// Language of the text: as detected when that is certain, otherwise as declared.
    pub lang: Option<String>,
}

impl DocumentDeserialize for StoredSection {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(mut document: D) -> Result<Self, DeserializeError> {
        let fields = Fields::get();
        let (mut stored, mut text, mut spans) = (None, None, None);
        while let Some((field, value)) = document.next_field::<OwnedValue>()? {
            match value {
                OwnedValue::Bytes(json) if field == fields.stored => stored = Some(read_json(&json)?),
                OwnedValue::Str(visible) if field == fields.text => text = Some(visible),
                OwnedValue::Bytes(encoded) if field == fields.spans => spans = Some(encoded),
                _ => {}
            }
        }
        let (Some(stored), Some(text), Some(spans)) = (stored, text, spans) else { return Err(unreadable()) };
        let spans = Spans::decode(&spans, &text);
        Ok(Self { text, spans, ..stored })
    }
}

impl DocumentDeserialize for SectionName {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(mut document: D) -> Result<Self, DeserializeError> {
        while let Some((field, value)) = document.next_field::<OwnedValue>()? {
            if let OwnedValue::Bytes(json) = value
                && field == Fields::get().stored
            {
                return read_json(&json);
            }
        }
        Err(unreadable())
    }
}

fn read_json<T: DeserializeOwned>(json: &[u8]) -> Result<T, DeserializeError> {
    serde_json::from_slice(json).map_err(|_| unreadable())
}

fn unreadable() -> DeserializeError {
    DeserializeError::custom("what is stored of a section cannot be read")
}

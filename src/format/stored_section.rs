//! The stored values of a section, beside its name and its page.

use serde::{Deserialize, Serialize};
use tantivy::schema::OwnedValue;
use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};

use super::{Fields, Spans};

/// The stored values of a section: enough to show it without its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

impl DocumentDeserialize for StoredSection {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(mut document: D) -> Result<Self, DeserializeError> {
        let fields = Fields::get();
        let (mut stored, mut text, mut spans) = (None::<Self>, None, None);
        while let Some((field, value)) = document.next_field::<OwnedValue>()? {
            match value {
                OwnedValue::Bytes(json) if field == fields.stored => {
                    stored = Some(serde_json::from_slice(&json).map_err(|_| unreadable())?);
                }
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

fn unreadable() -> DeserializeError {
    DeserializeError::custom("its stored text is not what was written")
}

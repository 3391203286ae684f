//! The stored values of a section as Tantivy reads them.

use tantivy::schema::OwnedValue;
use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};
use timra_stored::{Spans, StoredSection};

use super::Fields;

/// A document of Tantivy's, read as what it stores of a section.
pub(crate) struct StoredDocument(pub(crate) StoredSection);

impl DocumentDeserialize for StoredDocument {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(mut document: D) -> Result<Self, DeserializeError> {
        let fields = Fields::get();
        let (mut stored, mut text, mut spans) = (None::<StoredSection>, None, None);
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
        Ok(Self(StoredSection { text, spans, ..stored }))
    }
}

fn unreadable() -> DeserializeError {
    DeserializeError::custom("its stored text is not what was written")
}

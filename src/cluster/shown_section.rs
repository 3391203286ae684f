//! What is shown of one section.

use std::sync::Arc;

use timra_bundle::{Bytes, push_blob, push_stored, read_stored};
use timra_stored::{SectionName, StoredPage, StoredSection};

use super::{Error, Result};

/// What is shown of one section: its page, its name, and what is stored of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShownSection {
    pub page: Arc<StoredPage>,
    pub name: SectionName,
    pub stored: StoredSection,
}

impl ShownSection {
    /// A section as bytes. `name` is its stored name.
    pub(crate) fn encode(page: &StoredPage, name: &[u8], stored: &StoredSection) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_blob(&mut bytes, &page.clone().encode());
        push_blob(&mut bytes, name);
        push_stored(&mut bytes, stored);
        bytes
    }

    /// Reads what [`Self::encode`] wrote.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self> {
        let mut bytes = Bytes(bytes);
        let page: StoredPage = serde_json::from_slice(bytes.blob()?)
            .map_err(|_| Error::Damaged("what is stored of a section is not what was written"))?;
        let name = SectionName::decode(&page, bytes.blob()?);
        let name = name.ok_or(Error::Damaged("the name of a section is not what was written"))?;
        Ok(Self { page: Arc::new(page), name, stored: read_stored(&mut bytes)? })
    }
}

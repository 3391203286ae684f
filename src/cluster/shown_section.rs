//! What is shown of one section.

use std::sync::Arc;

use timra_bundle::{Bytes, push_blob, push_stored, read_stored};
use timra_stored::{SectionName, StoredPage, StoredSection, unpack_markdown, varint};

use super::{Error, Result};

/// What is shown of one section: its page, its name, what is stored of it, and its Markdown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShownSection {
    pub page: Arc<StoredPage>,
    pub name: SectionName,
    pub stored: StoredSection,
    /// The Markdown, packed as [`unpack_markdown`] unpacks it; none if it is the text of the section.
    packed: Vec<Vec<u8>>,
}

impl ShownSection {
    /// A section as bytes. `name` is its stored name, and `packed` its packed Markdown.
    pub(crate) fn encode(
        page: &StoredPage,
        name: &[u8],
        stored: &StoredSection,
        packed: &[Vec<u8>],
    ) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_blob(&mut bytes, &page.clone().encode());
        push_blob(&mut bytes, name);
        push_stored(&mut bytes, stored);
        varint::push(&mut bytes, packed.len());
        packed.iter().for_each(|part| push_blob(&mut bytes, part));
        bytes
    }

    /// Reads what [`Self::encode`] wrote.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self> {
        let mut bytes = Bytes(bytes);
        let page: StoredPage = serde_json::from_slice(bytes.blob()?)
            .map_err(|_| Error::Damaged("what is stored of a section is not what was written"))?;
        let name = SectionName::decode(&page, bytes.blob()?);
        let name = name.ok_or(Error::Damaged("the name of a section is not what was written"))?;
        let stored = read_stored(&mut bytes)?;
        let parts = bytes.count()?;
        let packed = (0..parts).map(|_| Ok(bytes.blob()?.to_vec())).collect::<Result<_>>()?;
        Ok(Self { page: Arc::new(page), name, stored, packed })
    }

    /// The Markdown of the section.
    pub(crate) fn markdown(&self) -> Result<String> {
        if self.packed.is_empty() {
            return Ok(self.stored.text.clone());
        }
        let markdown = unpack_markdown(&self.packed, &self.stored.heading, &self.stored.text);
        markdown.ok_or(Error::Damaged("the Markdown of a section is not what was written"))
    }
}

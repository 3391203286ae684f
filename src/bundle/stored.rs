//! What is stored of pages and sections, from the pieces of a bundle.

use std::sync::Arc;

use timra_answer::StoredSections;
use timra_stored::{SectionName, Spans, StoredPage, StoredSection};

use super::bundle_index::BundleIndex;
use super::bytes::{Bytes, push_blob};
use super::{Error, Result};

/// Adds what is stored of a page to a piece, with the stored names of its sections.
pub(crate) fn push_page(piece: &mut Vec<u8>, page: &StoredPage, names: &[Vec<u8>]) {
    let mut bytes = Vec::new();
    push_blob(&mut bytes, &page.clone().encode());
    names.iter().for_each(|name| push_blob(&mut bytes, name));
    push_blob(piece, &bytes);
}

/// Adds what is stored of a section to a piece.
pub(crate) fn push_section(piece: &mut Vec<u8>, stored: &StoredSection) {
    let mut bytes = Vec::new();
    push_stored(&mut bytes, stored);
    push_blob(piece, &bytes);
}

/// Adds what is stored of a section: it, its text, and where its words are.
pub fn push_stored(bytes: &mut Vec<u8>, stored: &StoredSection) {
    // Writing plain strings as JSON cannot fail.
    push_blob(bytes, &serde_json::to_vec(stored).unwrap_or_default());
    push_blob(bytes, stored.text.as_bytes());
    push_blob(bytes, &stored.spans.encode(&stored.text));
}

/// Reads what [`push_stored`] has written.
///
/// # Errors
/// [`Error::Damaged`] if the bytes are something else.
pub fn read_stored(bytes: &mut Bytes) -> Result<StoredSection> {
    let stored: StoredSection = serde_json::from_slice(bytes.blob()?)
        .map_err(|_| Error::Damaged("what is stored of a section is not what was written"))?;
    let (text, spans) = (bytes.text()?, bytes.blob()?);
    Ok(StoredSection { spans: Spans::decode(spans, text), text: text.to_owned(), ..stored })
}

impl<'b> BundleIndex<'b> {
    /// What is stored of the page of a section: the page, then the names of its sections; and the place of the section.
    fn stored_page(&self, section: u32) -> Result<(Option<Bytes<'b>>, u32)> {
        let slots = &self.loaded.core.slots;
        let at = slots.page_of(section).ok_or(Error::Damaged("a section is missing"))?;
        let page = self.thing(&self.loaded.core.pages, at)?;
        Ok((page, section - slots.pages()[at as usize].first))
    }
}

impl StoredSections for BundleIndex<'_> {
    fn page(&self, section: u32) -> Result<Arc<StoredPage>> {
        let (Some(mut bytes), _) = self.stored_page(section)? else { return Ok(Arc::default()) };
        let page = serde_json::from_slice(bytes.blob()?);
        Ok(Arc::new(page.map_err(|_| Error::Damaged("what is stored of a page is not what was written"))?))
    }

    fn name(&self, section: u32, page: &StoredPage) -> Result<SectionName> {
        let (Some(mut bytes), place) = self.stored_page(section)? else {
            return Ok(SectionName { id: String::new(), url: String::new() });
        };
        // The page itself comes first.
        for _ in 0..=place {
            bytes.blob()?;
        }
        let name = SectionName::decode(page, bytes.blob()?);
        name.ok_or(Error::Damaged("the name of a section is not what was written"))
    }

    fn stored(&self, section: u32) -> Result<StoredSection> {
        // What stands for a section whose piece is not there is thrown away.
        let none = || Ok(StoredSection::default());
        self.thing(&self.loaded.core.texts, section)?.map_or_else(none, |mut bytes| read_stored(&mut bytes))
    }
}

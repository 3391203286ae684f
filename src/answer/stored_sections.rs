//! What is stored of sections.

use std::sync::Arc;

use timra_rank::Index;
use timra_stored::{SectionName, StoredPage, StoredSection};

/// The stored values of the sections of an index.
pub trait StoredSections: Index {
    /// The stored values of the page of `section`.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn page(&self, section: u32) -> Result<Arc<StoredPage>, Self::Error>;

    /// The id and the address of `section`, which is on `page`.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn name(&self, section: u32, page: &StoredPage) -> Result<SectionName, Self::Error>;

    /// The stored values of `section` beside its page and its name.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn stored(&self, section: u32) -> Result<StoredSection, Self::Error>;

    /// The stored page of `section`, and the id and address of `section`.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn named(&self, section: u32) -> Result<(Arc<StoredPage>, SectionName), Self::Error> {
        let page = self.page(section)?;
        let name = self.name(section, &page)?;
        Ok((page, name))
    }
}

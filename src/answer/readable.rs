//! An index whose sections can be read whole.

use std::ops::Range;

use timra_stored::StoredSection;

use super::StoredSections;

/// An index that finds sections by their names, and has their Markdown.
pub trait Readable: StoredSections {
    /// The number of the section with the id `name`, or at the published address `name`, however that is percent-encoded;
    /// `None` if there is no such section.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn number_of(&self, name: &str) -> Result<Option<u32>, Self::Error>;

    /// The numbers of all sections of the page that has `section`.
    fn page_of(&self, section: u32) -> Range<u32>;

    /// The other sections of the translation group of `section`: versions in other languages, and copies of the page.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn versions(&self, section: u32) -> Result<Vec<u32>, Self::Error>;

    /// The Markdown of `section`, whose other values are `stored`.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn markdown(&self, section: u32, stored: &StoredSection) -> Result<String, Self::Error>;
}

//! What is stored of sections, from Tantivy's columns and documents.

use std::ops::Range;
use std::sync::Arc;

use timra_answer::{Readable, StoredSections};
use timra_format::{Error, Result};
use timra_stored::{SectionName, StoredPage, StoredSection};

use super::query_index::QueryIndex;

impl StoredSections for QueryIndex<'_> {
    fn page(&self, section: u32) -> Result<Arc<StoredPage>> {
        self.index().page(section).map_err(|e| self.unreadable(&e))
    }

    fn name(&self, section: u32, page: &StoredPage) -> Result<SectionName> {
        self.index().name(section, page).map_err(|e| self.unreadable(&e))
    }

    fn stored(&self, section: u32) -> Result<StoredSection> {
        self.index().stored(section).map_err(|e| self.unreadable(&e))
    }
}

impl Readable for QueryIndex<'_> {
    fn number_of(&self, name: &str) -> Result<Option<u32>> {
        self.index().section(name).map_err(|e| self.unreadable(&e))
    }

    fn page_of(&self, section: u32) -> Range<u32> {
        self.index().page_of(section)
    }

    fn versions(&self, section: u32) -> Result<Vec<u32>> {
        self.index().translations(section).map_err(|e| self.unreadable(&e))
    }

    fn markdown(&self, section: u32, stored: &StoredSection) -> Result<String> {
        self.index().markdown(section, stored).map_err(|e| self.unreadable(&e))
    }
}

impl QueryIndex<'_> {
    /// The error that a stored value cannot be read.
    fn unreadable(&self, error: &tantivy::TantivyError) -> Error {
        let what = format!("what is stored of a section cannot be read: {error}");
        Error::BrokenIndex { path: self.dir.to_owned(), what }
    }
}

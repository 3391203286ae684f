//! What is stored of sections, by their numbers.

use std::io;

use tantivy::columnar::BytesColumn;
use tantivy::{Searcher, TantivyError};

use super::{OpenIndex, SectionName, StoredPage, StoredSection};

/// The names of sections and what is stored of their pages, by segment. Both are columns: a name is looked up without
/// unpacking any text.
pub struct StoredValues(Vec<OfSegment>);

struct OfSegment {
    page: BytesColumn,
    name: BytesColumn,
}

impl StoredValues {
    /// Those of `searcher`.
    pub(super) fn new(searcher: &Searcher) -> tantivy::Result<Self> {
        let columns = searcher.segment_readers().iter().map(|segment| {
            let column = |name| {
                let column = segment.fast_fields().bytes(name)?;
                tantivy::Result::Ok(column.unwrap_or_else(|| BytesColumn::empty(segment.max_doc())))
            };
            Ok(OfSegment { page: column("stored_page")?, name: column("name")? })
        });
        Ok(Self(columns.collect::<tantivy::Result<_>>()?))
    }
}

impl OpenIndex {
    /// What is stored of a section's page.
    ///
    /// # Errors
    /// Damage.
    pub fn page(&self, section: u32) -> tantivy::Result<StoredPage> {
        let json = self.value(section, |values| &values.page)?;
        serde_json::from_slice(&json)
            .map_err(|_| damaged("what is stored of its page is not what was written"))
    }

    /// The name of a section of `page`.
    ///
    /// # Errors
    /// Damage.
    pub fn name(&self, section: u32, page: &StoredPage) -> tantivy::Result<SectionName> {
        let name = self.value(section, |values| &values.name)?;
        SectionName::decode(page, &name).ok_or_else(|| damaged("its name is not what was written"))
    }

    /// Whether a section is the first of its page: the only one that needs no name.
    pub fn begins_page(&self, section: u32) -> bool {
        let at = self.sections.address(section);
        let names = self.values.0.get(at.segment_ord as usize).map(|values| values.name.ords());
        names.is_none_or(|names| names.first(at.doc_id).is_none())
    }

    /// What else is stored of a section.
    ///
    /// # Errors
    /// Damage.
    pub fn stored(&self, section: u32) -> tantivy::Result<StoredSection> {
        self.searcher.doc(self.sections.address(section))
    }

    /// The value of a section in one of the columns; empty if it has none.
    fn value(&self, section: u32, column: impl Fn(&OfSegment) -> &BytesColumn) -> tantivy::Result<Vec<u8>> {
        let at = self.sections.address(section);
        let mut value = Vec::new();
        if let Some(column) = self.values.0.get(at.segment_ord as usize).map(column)
            && let Some(number) = column.ords().first(at.doc_id)
            && !column.ord_to_bytes(number, &mut value)?
        {
            return Err(damaged("a value is missing"));
        }
        Ok(value)
    }
}

fn damaged(what: &str) -> TantivyError {
    TantivyError::from(io::Error::new(io::ErrorKind::InvalidData, what))
}

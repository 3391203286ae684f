//! What is stored of sections, by section number.

use std::sync::Arc;

use tantivy::DocId;
use timra_stored::{SectionName, StoredPage, StoredSection, day_of_column, unpack_markdown};

use super::OpenIndex;
use super::stored_document::StoredDocument;
use super::stored_values::{OfSegment, damaged};

impl OpenIndex {
    /// The stored values of the page of `section`, without a date that is the template's.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn page(&self, section: u32) -> tantivy::Result<Arc<StoredPage>> {
        let wrong = || damaged("what is stored of its page is not what was written");
        let (values, doc) = self.values_of(section)?;
        let decode = |json: Vec<u8>| {
            let mut page: StoredPage = serde_json::from_slice(&json).map_err(|_| wrong())?;
            page.date = page.date.filter(|date| self.template_date(&page.site) != Some(date));
            Ok(Arc::new(page))
        };
        values.pages.get(doc, decode)?.cloned().ok_or_else(wrong)
    }

    fn template_date(&self, site: &str) -> Option<&str> {
        self.manifest.sites.get(site)?.template_date.as_deref()
    }

    /// The day of `section` by the `number` in its column: the first date in its text, or else the date of its page. `None`
    /// if that is the template's.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn day(&self, section: u32, number: u64) -> tantivy::Result<Option<u64>> {
        let (day, is_of_page) = day_of_column(number);
        let has_template = || self.manifest.sites.values().any(|site| site.template_date.is_some());
        let is_none = is_of_page && has_template() && self.page(section)?.date.is_none();
        Ok((!is_none).then_some(day))
    }

    /// The id and the address of `section`, which is on `page`.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn name(&self, section: u32, page: &StoredPage) -> tantivy::Result<SectionName> {
        let name = SectionName::decode(page, self.stored_name(section)?);
        name.ok_or_else(|| damaged("its name is not what was written"))
    }

    /// The stored name of `section`, which [`SectionName::decode`] reads.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn stored_name(&self, section: u32) -> tantivy::Result<&[u8]> {
        let (values, doc) = self.values_of(section)?;
        Ok(values.names.get(doc, |name| Ok(name.into()))?.map(AsRef::as_ref).unwrap_or_default())
    }

    /// Whether `section` is the first section of its page. Such a section has no stored name, because its id is that of
    /// the page.
    pub fn begins_page(&self, section: u32) -> bool {
        !self.values_of(section).is_ok_and(|(values, doc)| values.names.has(doc))
    }

    /// The stored values of `section` beside its name and its page: heading, text, spans.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn stored(&self, section: u32) -> tantivy::Result<StoredSection> {
        Ok(self.searcher.doc::<StoredDocument>(self.sections.address(section))?.0)
    }

    /// The Markdown of `section`, whose other values are `stored`.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn markdown(&self, section: u32, stored: &StoredSection) -> tantivy::Result<String> {
        let values = self.packed_markdown(section)?;
        if values.is_empty() {
            return Ok(stored.text.clone());
        }
        let markdown = unpack_markdown(&values, &stored.heading, &stored.text);
        markdown.ok_or_else(|| damaged("its Markdown is not what was written"))
    }

    /// The Markdown of `section` as [`unpack_markdown`] unpacks it; none if it is the text of the section.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn packed_markdown(&self, section: u32) -> tantivy::Result<Vec<Vec<u8>>> {
        let at = self.sections.address(section);
        let column = self.searcher.segment_reader(at.segment_ord).fast_fields().bytes("markdown")?;
        let mut values = Vec::new();
        if let Some(column) = column {
            for number in column.ords().values_for_doc(at.doc_id) {
                let mut value = Vec::new();
                if !column.ord_to_bytes(number, &mut value)? {
                    return Err(damaged("a part of its Markdown is missing"));
                }
                values.push(value);
            }
        }
        Ok(values)
    }

    fn values_of(&self, section: u32) -> tantivy::Result<(&OfSegment, DocId)> {
        let at = self.sections.address(section);
        let values = self.values.0.get(at.segment_ord as usize);
        Ok((values.ok_or_else(|| damaged("its segment is missing"))?, at.doc_id))
    }
}

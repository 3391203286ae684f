//! Stored values of sections, by section number.

use std::io;
use std::sync::{Arc, OnceLock};

use tantivy::columnar::BytesColumn;
use tantivy::{DocId, Searcher, SegmentReader, TantivyError};

use super::packed_markdown::unpack_markdown;
use super::{OpenIndex, SectionName, StoredPage, StoredSection};

/// The names of sections and the stored values of their pages, by segment. Both are columns, so that a name is found
/// without unpacking a text. Values that were read are kept, because a column unpacks dozens of values for one.
pub struct StoredValues(Vec<OfSegment>);

struct OfSegment {
    pages: Values<Arc<StoredPage>>,
    names: Values<Box<[u8]>>,
}

/// The values of a column, each read when it is first asked for.
struct Values<T> {
    column: BytesColumn,
    /// By their place in the column's dictionary.
    read: Box<[OnceLock<T>]>,
}

impl<T> Values<T> {
    fn new(segment: &SegmentReader, field: &str) -> tantivy::Result<Self> {
        let column = segment.fast_fields().bytes(field)?;
        let column = column.unwrap_or_else(|| BytesColumn::empty(segment.max_doc()));
        let read = (0..column.num_terms()).map(|_| OnceLock::new()).collect();
        Ok(Self { column, read })
    }

    /// The value of a document as `decode` reads it; `None` if it has none.
    fn get(
        &self,
        doc: DocId,
        decode: impl FnOnce(Vec<u8>) -> tantivy::Result<T>,
    ) -> tantivy::Result<Option<&T>> {
        let Some(number) = self.column.ords().first(doc) else { return Ok(None) };
        let read = self.read.get(number as usize).ok_or_else(|| damaged("a value is missing"))?;
        if let Some(value) = read.get() {
            return Ok(Some(value));
        }
        let mut bytes = Vec::new();
        if !self.column.ord_to_bytes(number, &mut bytes)? {
            return Err(damaged("a value is missing"));
        }
        let value = decode(bytes)?;
        Ok(Some(read.get_or_init(|| value)))
    }
}

impl StoredValues {
    /// The stored values of all segments of `searcher`.
    pub fn new(searcher: &Searcher) -> tantivy::Result<Self> {
        let of_segment = |segment: &SegmentReader| {
            Ok(OfSegment {
                pages: Values::new(segment, "stored_page")?,
                names: Values::new(segment, "name")?,
            })
        };
        Ok(Self(searcher.segment_readers().iter().map(of_segment).collect::<tantivy::Result<_>>()?))
    }
}

impl OpenIndex {
    /// The stored values of the page of `section`.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn page(&self, section: u32) -> tantivy::Result<Arc<StoredPage>> {
        let wrong = || damaged("what is stored of its page is not what was written");
        let (values, doc) = self.values_of(section)?;
        let decode = |json: Vec<u8>| serde_json::from_slice(&json).map(Arc::new).map_err(|_| wrong());
        values.pages.get(doc, decode)?.cloned().ok_or_else(wrong)
    }

    /// The id and the address of `section`, which is on `page`.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn name(&self, section: u32, page: &StoredPage) -> tantivy::Result<SectionName> {
        let (values, doc) = self.values_of(section)?;
        let name = values.names.get(doc, |name| Ok(name.into()))?.map(AsRef::as_ref).unwrap_or_default();
        SectionName::decode(page, name).ok_or_else(|| damaged("its name is not what was written"))
    }

    /// Whether `section` is the first section of its page. Such a section has no stored name, because its id is that of
    /// the page.
    pub fn begins_page(&self, section: u32) -> bool {
        let name =
            self.values_of(section).ok().and_then(|(values, doc)| values.names.column.ords().first(doc));
        name.is_none()
    }

    /// The stored values of `section` beside its name and its page: heading, text, spans.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn stored(&self, section: u32) -> tantivy::Result<StoredSection> {
        self.searcher.doc(self.sections.address(section))
    }

    /// The Markdown of `section`, whose other values are `stored`.
    ///
    /// # Errors
    /// The error of Tantivy, if its files are damaged.
    pub fn markdown(&self, section: u32, stored: &StoredSection) -> tantivy::Result<String> {
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
        if values.is_empty() {
            return Ok(stored.text.clone());
        }
        let markdown = unpack_markdown(&values, &stored.heading, &stored.text);
        markdown.ok_or_else(|| damaged("its Markdown is not what was written"))
    }

    fn values_of(&self, section: u32) -> tantivy::Result<(&OfSegment, DocId)> {
        let at = self.sections.address(section);
        let values = self.values.0.get(at.segment_ord as usize);
        Ok((values.ok_or_else(|| damaged("its segment is missing"))?, at.doc_id))
    }
}

fn damaged(what: &str) -> TantivyError {
    TantivyError::from(io::Error::new(io::ErrorKind::InvalidData, what))
}

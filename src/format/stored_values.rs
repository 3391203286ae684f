//! Stored values of sections, by section number.

use std::io;
use std::sync::{Arc, OnceLock};

use tantivy::columnar::BytesColumn;
use tantivy::{DocId, Searcher, SegmentReader, TantivyError};
use timra_stored::StoredPage;

/// The names of sections and the stored values of their pages, by segment. Both are columns, so that a name is found
/// without unpacking a text. Values that were read are kept, because a column unpacks dozens of values for one.
pub struct StoredValues(pub(super) Vec<OfSegment>);

/// The values of one segment.
pub(super) struct OfSegment {
    pub(super) pages: Values<Arc<StoredPage>>,
    pub(super) names: Values<Box<[u8]>>,
}

/// The values of a column, each read when it is first asked for.
pub(super) struct Values<T> {
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
    pub(super) fn get(
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

    /// Whether a document has a value.
    pub(super) fn has(&self, doc: DocId) -> bool {
        self.column.ords().first(doc).is_some()
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

/// The error for a value that is not what was written.
pub(super) fn damaged(what: &str) -> TantivyError {
    TantivyError::from(io::Error::new(io::ErrorKind::InvalidData, what))
}

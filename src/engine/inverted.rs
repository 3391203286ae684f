//! The inverted indexes of all segments.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader};
use timra_format::OpenIndex;
use timra_language::Zone;
use timra_rank::Length;

/// Number of inverted indexes of a segment: one for each zone, then the one of pairs.
pub(crate) const LISTS: usize = Zone::ALL.len() + 1;

/// Index of the pairs among the inverted indexes of a segment.
pub(crate) const PAIRS: usize = Zone::ALL.len();

/// The inverted indexes of all segments, open.
pub(crate) struct Inverted(pub(super) Vec<[List; LISTS]>);

/// The inverted index of one zone, or of the pairs, in one segment.
pub(crate) struct List {
    /// The terms and their postings.
    pub index: Arc<InvertedIndexReader>,
    /// Number of terms of each document in the zone; for pairs, which come from all zones, in each zone.
    pub lengths: Vec<FieldNormReader>,
}

/// Where the postings of a term in one list are.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TermPostings {
    /// Index of the segment.
    pub segment: usize,
    /// Index of the list in the segment: `zone as usize`, or [`PAIRS`].
    pub list: usize,
    /// Where the postings are in the list.
    pub info: TermInfo,
    /// Number of sections that the postings are of.
    pub count: u32,
}

impl Inverted {
    /// Opens the inverted indexes of `index`.
    pub(crate) fn open(index: &OpenIndex) -> tantivy::Result<Self> {
        let of_segment = |segment: &SegmentReader| {
            let [title, heading, place, body] = index.fields.zones;
            let lengths = |fields: &[Field]| -> tantivy::Result<Vec<_>> {
                fields.iter().map(|&field| segment.get_fieldnorms_reader(field)).collect()
            };
            let list =
                |field, lengths| tantivy::Result::Ok(List { index: segment.inverted_index(field)?, lengths });
            let zone = |field| list(field, lengths(&[field])?);
            let pairs = list(index.fields.pairs, lengths(&index.fields.zones)?)?;
            Ok([zone(title)?, zone(heading)?, zone(place)?, zone(body)?, pairs])
        };
        Ok(Self(index.searcher.segment_readers().iter().map(of_segment).collect::<tantivy::Result<_>>()?))
    }
}

impl List {
    /// Number of words of a document in the zone of this list.
    pub(crate) fn length(&self, doc: DocId) -> Length {
        Length(self.lengths.first().map_or(0, |lengths| lengths.fieldnorm_id(doc)))
    }

    /// Number of words of a document in all zones, for the list of pairs.
    pub(crate) fn length_of_all(&self, doc: DocId) -> u32 {
        self.lengths.iter().map(|lengths| lengths.fieldnorm(doc)).sum()
    }

    /// The postings of a term of this list. Never inlined, as [`stands_in`].
    #[inline(never)]
    pub(crate) fn read(
        &self,
        postings: &TermPostings,
        option: IndexRecordOption,
    ) -> tantivy::Result<SegmentPostings> {
        Ok(self.index.read_postings_from_terminfo(&postings.info, option)?)
    }

    /// The postings of a term of this list block by block, with how often the term is in each document. It is the
    /// faster way to read all of them.
    #[inline(never)]
    pub(crate) fn blocks(&self, postings: &TermPostings) -> tantivy::Result<BlockSegmentPostings> {
        Ok(self.index.read_block_postings_from_terminfo(&postings.info, IndexRecordOption::WithFreqs)?)
    }
}

/// Moves postings on to a document that is not before them, if they have it. Never inlined: what it takes from Tantivy
/// is long.
#[inline(never)]
pub(crate) fn stands_in(postings: &mut SegmentPostings, doc: DocId) -> bool {
    postings.doc() <= doc && postings.seek(doc) == doc
}

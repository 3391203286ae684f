//! The inverted indexes of all segments, open.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader};
use timra_format::OpenIndex;
use timra_language::Zone;
use timra_rank::Length;

/// How many lists of postings a word may have in a segment: one a zone, and behind these the one of pairs.
pub(crate) const LISTS: usize = Zone::ALL.len() + 1;

/// Place of the pairs among the lists.
pub(crate) const PAIRS: usize = Zone::ALL.len();

/// The inverted indexes of an index, opened once.
pub(crate) struct Inverted(pub(super) Vec<[List; LISTS]>);

/// The inverted index of one zone, or of the pairs, in one segment.
pub(crate) struct List {
    /// Its terms.
    pub index: Arc<InvertedIndexReader>,
    /// How many terms each document has there; for pairs, which come from all zones, in each zone.
    pub lengths: Vec<FieldNormReader>,
}

/// Where the postings of a term in one list are.
#[derive(Debug, Clone)]
pub(crate) struct TermPostings {
    /// Which segment.
    pub segment: usize,
    /// Which list of it: `zone as usize`, or [`PAIRS`].
    pub list: usize,
    /// Where in it.
    pub info: TermInfo,
}

impl Inverted {
    /// Those of `index`.
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
    /// How many words a document has in a zone.
    pub(crate) fn length(&self, doc: DocId) -> Length {
        Length(self.lengths.first().map_or(0, |lengths| lengths.fieldnorm_id(doc)))
    }

    /// How many words a document has in all zones, for the list of pairs.
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

    /// The same block by block, with how often the term stands in each document; whoever reads all of them is done sooner.
    #[inline(never)]
    pub(crate) fn blocks(&self, postings: &TermPostings) -> tantivy::Result<BlockSegmentPostings> {
        Ok(self.index.read_block_postings_from_terminfo(&postings.info, IndexRecordOption::WithFreqs)?)
    }
}

/// Moves postings on to a document that is not before them, if they have it. Never inlined: what it takes from Tantivy is
/// long.
#[inline(never)]
pub(crate) fn stands_in(postings: &mut SegmentPostings, doc: DocId) -> bool {
    postings.doc() <= doc && postings.seek(doc) == doc
}

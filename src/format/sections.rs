//! Section numbers: the sections of an index in the order of the content.

use std::io;

use tantivy::postings::TermInfo;
use tantivy::{DocAddress, DocId, InvertedIndexReader, Searcher, SegmentReader};

use super::Replaced;

/// The number of a document that was replaced.
const NONE: u32 = u32::MAX;

/// The numbers of all sections: 0 to n−1 in the order of the content, through all segments, without documents that were
/// replaced. So an index after an incremental build answers as one that was built whole.
#[derive(Debug, Default)]
pub struct Sections {
    /// By segment; empty where there is one and it is whole.
    segments: Vec<SegmentNumbers>,
    /// By number; empty in the same case.
    addresses: Vec<DocAddress>,
    len: usize,
}

#[derive(Debug)]
struct SegmentNumbers {
    /// By document.
    numbers: Vec<u32>,
    /// Documents that have no number.
    replaced: Replaced,
}

/// The section numbers of the documents of one segment.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<'s>(Option<&'s SegmentNumbers>);

impl Sections {
    /// Numbers the sections of `searcher`.
    pub fn new(searcher: &Searcher) -> tantivy::Result<Self> {
        let segments = searcher.segment_readers();
        let len = segments.iter().map(|segment| segment.num_docs() as usize).sum();
        if let [segment] = segments
            && !segment.has_deletes()
        {
            return Ok(Self { len, ..Self::default() });
        }
        let mut sections: Vec<(u64, DocAddress)> = Vec::with_capacity(len);
        for (ord, segment) in (0_u32..).zip(segments) {
            let ordinals = segment.fast_fields().u64("ordinal")?;
            let ordinal = |doc| ordinals.first(doc).unwrap_or(u64::MAX);
            sections.extend(segment.doc_ids_alive().map(|doc| (ordinal(doc), DocAddress::new(ord, doc))));
        }
        // The largest segment is in order already, and a stable sort makes use of that.
        sections.sort();
        let segment = |segment: &SegmentReader| SegmentNumbers {
            numbers: vec![NONE; segment.max_doc() as usize],
            replaced: Replaced::of(segment),
        };
        let mut segments: Vec<SegmentNumbers> = segments.iter().map(segment).collect();
        for (number, (_, at)) in (0_u32..).zip(&sections) {
            segments[at.segment_ord as usize].numbers[at.doc_id as usize] = number;
        }
        Ok(Self { segments, addresses: sections.into_iter().map(|(_, at)| at).collect(), len })
    }

    /// Number of sections.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the index has no section.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The segment and the document in which Tantivy has a section.
    pub fn address(&self, section: u32) -> DocAddress {
        self.addresses.get(section as usize).copied().unwrap_or_else(|| DocAddress::new(0, section))
    }

    /// Every segment with the section numbers of its documents.
    pub fn segments<'s>(
        &'s self,
        searcher: &'s Searcher,
    ) -> impl Iterator<Item = (&'s SegmentReader, Numbers<'s>)> {
        searcher.segment_readers().iter().enumerate().map(|(ord, segment)| (segment, self.numbers(ord)))
    }

    /// The section numbers of the documents of a segment; `segment` is the index of the segment.
    pub fn numbers(&self, segment: usize) -> Numbers<'_> {
        Numbers(self.segments.get(segment))
    }
}

impl<'s> Numbers<'s> {
    /// The documents of the segment that were replaced; `None` if there are none.
    pub fn replaced(self) -> Option<&'s Replaced> {
        self.0.map(|segment| &segment.replaced).filter(|replaced| !replaced.docs().is_empty())
    }

    /// The section number of a document; `None` if the document was replaced.
    pub fn of(self, doc: DocId) -> Option<u32> {
        match self.0 {
            None => Some(doc),
            Some(segment) => segment.numbers.get(doc as usize).copied().filter(|number| *number != NONE),
        }
    }

    /// Number of sections in which a term is, of those in one segment; `info` says where the segment has the
    /// term's postings.
    pub fn count(self, index: &InvertedIndexReader, info: &TermInfo) -> io::Result<u32> {
        let replaced = self.replaced().map(|replaced| replaced.count(index, info)).transpose()?;
        Ok(info.doc_freq.saturating_sub(replaced.unwrap_or(0)))
    }
}

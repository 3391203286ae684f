//! The postings of a term, open.

use timra_rank::{Posting, PostingList, ReadList};

use super::posting_blocks::PostingBlocks;

/// The postings of a term in one zone of one segment: read already where they are few, or unpacked a block at a time. A query
/// opens hundreds of lists, nearly all of them short, and what unpacks blocks takes more than a kilobyte.
pub(crate) enum TermList<'i> {
    Short(ReadList),
    Long(Box<PostingBlocks<'i>>),
}

impl PostingList for TermList<'_> {
    fn next(&self) -> u32 {
        match self {
            Self::Short(list) => list.next(),
            Self::Long(list) => list.next(),
        }
    }

    fn read_until(&mut self, end: u32, each: impl FnMut(Posting)) {
        match self {
            Self::Short(list) => list.read_until(end, each),
            Self::Long(list) => list.read_until(end, each),
        }
    }
}

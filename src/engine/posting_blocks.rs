//! A list of postings, unpacked a block at a time.

use tantivy::postings::BlockSegmentPostings;
use timra_format::Numbers;
use timra_rank::{Budget, Posting, PostingList};

use super::inverted::List;

/// The postings of a term in one zone of one segment. Once the budget of the query is spent, the list ends.
pub(crate) struct PostingBlocks<'i> {
    list: &'i List,
    blocks: BlockSegmentPostings,
    numbers: Numbers<'i>,
    budget: &'i Budget<'i>,
    /// Place of the next posting in the block.
    at: usize,
    /// The section of the next posting.
    next: u32,
}

impl<'i> PostingBlocks<'i> {
    /// The postings in `blocks`, which is a list of a segment with these section `numbers`.
    pub(crate) fn new(
        list: &'i List,
        blocks: BlockSegmentPostings,
        numbers: Numbers<'i>,
        budget: &'i Budget<'i>,
    ) -> Self {
        let mut postings = Self { list, blocks, numbers, budget, at: 0, next: u32::MAX };
        postings.begin();
        postings
    }

    /// Goes to the first section of the block that was unpacked, or of one of those behind it.
    fn begin(&mut self) {
        self.next = u32::MAX;
        while self.blocks.block_len() > 0 && self.budget.allows(self.blocks.block_len() as u32) {
            let docs = self.blocks.docs();
            let found = docs.iter().enumerate().find_map(|(at, &doc)| Some((at, self.numbers.of(doc)?)));
            if let Some((at, section)) = found {
                (self.at, self.next) = (at, section);
                return;
            }
            self.blocks.advance();
        }
    }
}

impl PostingList for PostingBlocks<'_> {
    fn next(&self) -> u32 {
        self.next
    }

    fn read_until(&mut self, end: u32, mut each: impl FnMut(Posting)) {
        while self.next < end {
            let (docs, counts) = (self.blocks.docs(), self.blocks.freqs());
            let here = docs.iter().zip(counts).enumerate().skip(self.at);
            self.next = u32::MAX;
            for (at, (&doc, &frequency)) in here {
                let Some(section) = self.numbers.of(doc) else { continue };
                if section >= end {
                    (self.at, self.next) = (at, section);
                    return;
                }
                each(Posting { section, frequency, length: self.list.length(doc) });
            }
            self.blocks.advance();
            self.begin();
        }
    }
}

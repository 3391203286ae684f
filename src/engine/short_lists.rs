//! Lists of few postings, each read at once.

use std::cell::RefCell;

use tantivy::postings::BlockSegmentPostings;
use timra_format::Numbers;
use timra_rank::{Budget, Posting, ReadList};

use super::inverted::{List, TermPostings};

/// Documents of the longest list that is read at once: it is one block.
const LONGEST: u32 = 127;

/// What unpacks the short lists of a query, one after the other.
#[derive(Default)]
pub(crate) struct ShortLists(RefCell<Option<BlockSegmentPostings>>);

impl ShortLists {
    /// Whether a list is short.
    pub(crate) fn has(postings: &TermPostings) -> bool {
        postings.info.doc_freq <= LONGEST
    }

    /// The postings of a short list of words, which is of a segment with these section `numbers`; none where the `budget` is
    /// spent.
    pub(crate) fn read(
        &self,
        list: &List,
        postings: &TermPostings,
        numbers: Numbers,
        budget: &Budget,
    ) -> tantivy::Result<ReadList> {
        let mut blocks = self.0.borrow_mut();
        let block = match &mut *blocks {
            Some(block) => {
                list.index.reset_block_postings_from_terminfo(&postings.info, block)?;
                block
            }
            none => none.insert(list.blocks(postings)?),
        };
        if !budget.allows(block.block_len() as u32) {
            return Ok(ReadList::default());
        }
        let posting = |(&doc, &frequency)| {
            let section = numbers.of(doc)?;
            Some(Posting { section, frequency, length: list.length(doc) })
        };
        Ok(ReadList::new(block.docs().iter().zip(block.freqs()).filter_map(posting).collect()))
    }
}

//! Phrases in one list of postings.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED};

use timra_rank::Budget;

use super::inverted::{List, TermPostings, stands_in};

/// Calls `each` with the documents of a list in which each word is `step` positions after the word before (1: right
/// after it; 0: all are parts of one word), and how often. `words` has for each word the postings of all its spellings.
pub(crate) fn phrase(
    list: &List,
    words: &[Vec<&TermPostings>],
    step: u32,
    budget: &Budget,
    mut each: impl FnMut(DocId, u32),
) -> tantivy::Result<()> {
    let count = |word: &Vec<&TermPostings>| word.iter().map(|it| it.info.doc_freq).sum::<u32>();
    let Some(rarest) = words.iter().min_by_key(|word| count(word)).filter(|word| !word.is_empty()) else {
        return Ok(());
    };
    // What the rarest word leaves is all that is asked of the others.
    let mut docs: Vec<DocId> = Vec::new();
    for posting in rarest {
        if !budget.allows(posting.info.doc_freq) {
            return Ok(());
        }
        let mut postings = list.read(posting, IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            docs.push(postings.doc());
            postings.advance();
        }
    }
    docs.sort_unstable();
    docs.dedup();
    let open = |posting: &&TermPostings| list.read(posting, IndexRecordOption::WithFreqsAndPositions);
    let open = |word: &Vec<&TermPostings>| word.iter().map(open).collect::<tantivy::Result<Vec<_>>>();
    let mut words: Vec<Vec<SegmentPostings>> = words.iter().map(open).collect::<tantivy::Result<_>>()?;
    let (mut begins, mut positions, mut read) = (Vec::new(), Vec::new(), Vec::new());
    'docs: for doc in docs {
        if !budget.allows(words.len() as u32) {
            break;
        }
        for word in &mut words {
            // Each is moved, so that its positions can be read.
            let mut is_here = false;
            for postings in word.iter_mut() {
                is_here |= stands_in(postings, doc);
            }
            if !is_here {
                continue 'docs;
            }
        }
        for (offset, word) in (0_u32..).zip(&mut words) {
            positions.clear();
            for postings in word.iter_mut().filter(|postings| postings.doc() == doc) {
                postings.positions(&mut read);
                budget.allows(read.len() as u32);
                positions.extend(read.iter().filter_map(|position| position.checked_sub(offset * step)));
            }
            positions.sort_unstable();
            match offset {
                0 => begins.clone_from(&positions),
                _ => begins.retain(|begin| positions.binary_search(begin).is_ok()),
            }
            if begins.is_empty() {
                continue 'docs;
            }
        }
        begins.dedup();
        each(doc, begins.len() as u32);
    }
    Ok(())
}

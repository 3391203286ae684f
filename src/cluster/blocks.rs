//! Sections of an index that is loaded, some at a time. An index has sections by term; here they are turned around. Each block goes
//! through the whole dictionary, so there should be few, and each is held in memory.

use std::ops::Range;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED};
use timra_bundle::{SectionNumbers, Words};
use timra_format::OpenIndex;
use timra_language::Zone;

use super::section_terms::SectionTerms;

/// Words of a block, about: each takes some forty bytes.
const WORDS: u64 = 2_000_000;

/// Where the block ends that begins with the section `start`: behind so many words, or behind the last of the `sections`.
pub(crate) fn end_of_block(numbers: &SectionNumbers, start: u32, sections: u32) -> u32 {
    let words_of = |section| -> u64 {
        Zone::ALL.into_iter().map(|zone| u64::from(numbers.length(zone, section).words())).sum()
    };
    let mut words = 0;
    let mut rest = start..sections;
    rest.find(|&section| {
        words += words_of(section);
        words >= WORDS
    });
    rest.start
}

/// The terms of the sections in `range`, in order.
pub(crate) fn block(
    index: &OpenIndex,
    words: &Words,
    pairs: &Words,
    range: Range<u32>,
) -> tantivy::Result<Vec<SectionTerms>> {
    let mut sections = vec![SectionTerms::default(); range.len()];
    let mut positions = Vec::new();
    for zone in Zone::ALL {
        let option = IndexRecordOption::WithFreqsAndPositions;
        for_each_posting(index, index.fields.zone(zone), option, words, &range, |term, at, postings| {
            postings.positions(&mut positions);
            sections[at].add(term, zone, &positions);
        })?;
    }
    let option = IndexRecordOption::WithFreqs;
    for_each_posting(index, index.fields.pairs, option, pairs, &range, |pair, at, postings| {
        sections[at].add_pair(pair, postings.term_freq());
    })?;
    sections.iter_mut().for_each(SectionTerms::sort);
    Ok(sections)
}

/// Calls `each` with the number of every term of a field in `words`, every section in `range` that has it, counted from the
/// beginning of the range, and the postings of the term, which stand at that section.
fn for_each_posting(
    index: &OpenIndex,
    field: Field,
    option: IndexRecordOption,
    words: &Words,
    range: &Range<u32>,
    mut each: impl FnMut(u32, usize, &mut SegmentPostings),
) -> tantivy::Result<()> {
    let mut segments = index.searcher.segment_readers().iter();
    let is_one = segments.next().is_some_and(|segment| !segment.has_deletes()) && segments.next().is_none();
    // The only segment of an index has its sections in their order.
    let (first, end) = if is_one { (range.start, range.end) } else { (0, u32::MAX) };
    for (segment, numbers) in index.sections.segments(&index.searcher) {
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().stream()?;
        let mut term = 0;
        while let Some((key, info)) = terms.next() {
            while term < words.len() && words.key(term).as_bytes() < key {
                term += 1;
            }
            if term == words.len() {
                break;
            }
            if words.key(term).as_bytes() != key {
                continue;
            }
            let mut postings = inverted.read_postings_from_terminfo(info, option)?;
            if postings.doc() < first {
                postings.seek(first);
            }
            while postings.doc() < end && postings.doc() != TERMINATED {
                let section = numbers.of(postings.doc()).filter(|section| range.contains(section));
                if let Some(section) = section {
                    each(term as u32, (section - range.start) as usize, &mut postings);
                }
                postings.advance();
            }
        }
    }
    Ok(())
}

//! The tops of pages that a query names. They are rescored wherever they rank, because the top of a page often has
//! little text.

use timra_language::Zone;
use timra_plan::{Layer, Plan, Source};

use crate::occurrences::Occurrences;
use crate::{Attributes, Postings};

/// How many pages are looked at, at most.
const MOST: usize = 24;

/// The first sections of the pages whose title the query has whole, or of whose title it has the number and a word
/// (`heading.rs` weighs them): for each page the lead section and the section of its first heading.
pub(crate) fn page_tops<I: Postings + Attributes>(
    plan: &Plan,
    index: &I,
    occurrences: &Occurrences<I>,
) -> Result<Vec<u32>, I::Error> {
    let words: Vec<&Layer> = words(plan);
    if words.len() < 2 {
        return Ok(Vec::new());
    }
    let lengths = index.heading_lengths()?;
    // Sections whose headings have a word, once for each of their words, and whether it is a number.
    let mut matching: Vec<(u32, bool)> = Vec::new();
    for word in words {
        let is_number = word.meant.as_ref().is_some_and(|word| word.is_number());
        let mut here = Vec::new();
        occurrences.for_each_in(Zone::Heading, word, |section| here.push((section, is_number)))?;
        here.sort_unstable();
        here.dedup();
        matching.append(&mut here);
    }
    matching.sort_unstable();
    let mut tops: Vec<(u32, u32)> = Vec::new();
    for of_section in matching.chunk_by(|a, b| a.0 == b.0) {
        let (section, count) = (of_section[0].0, of_section.len() as u32);
        let has_number = of_section.iter().any(|(_, is_number)| *is_number);
        let is_named = count == lengths[section as usize] || has_number;
        if count > 1 && is_named && is_top(section, index, lengths) {
            tops.push((count, section));
        }
    }
    tops.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    tops.truncate(MOST);
    let is_first = |section: &u32| (*section as usize) < lengths.len() && !index.begins_page(*section);
    let with_next = |(_, top): (u32, u32)| [Some(top), Some(top + 1).filter(is_first)];
    Ok(tops.into_iter().flat_map(with_next).flatten().collect())
}

/// Whether the heading of a section is the title of its page. On a page without a title, its first heading is.
fn is_top(section: u32, index: &impl Attributes, lengths: &[u32]) -> bool {
    let is_first_of_untitled = |lead: u32| lengths[lead as usize] == 0 && index.begins_page(lead);
    index.begins_page(section) || section.checked_sub(1).is_some_and(is_first_of_untitled)
}

/// For each word of the query, the layer of all its spellings.
fn words(plan: &Plan) -> Vec<&Layer> {
    let mut words: Vec<&Layer> = Vec::new();
    let units = plan.groups.iter().filter(|group| group.is_unit());
    for layer in units.flat_map(|group| group.alternatives.iter().take(1)).flat_map(|typed| &typed.layers) {
        if layer.source != Source::Words || layer.meant.is_none() {
            continue;
        }
        // The last layer of a word is the widest.
        match words.last_mut().filter(|last| last.meant == layer.meant) {
            Some(last) => *last = layer,
            None => words.push(layer),
        }
    }
    words
}

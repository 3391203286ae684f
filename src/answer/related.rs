//! Sections that say the same as a section, or go on from it.

use serde::Serialize;
use timra_plan::Weights;
use timra_rank::Accumulators;
use timra_stored::SKETCH_BITS;

use super::answer::answer;
use super::find::find;
use super::heading_path::HeadingPath;
use super::salient::salient;
use super::{Hit, Query, Readable, Searchable};

/// Share of the score of the section itself that a related section has at least.
const LIKE: f32 = 0.35;

/// A section and the sections that are related to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelatedSections {
    /// Id of the section.
    pub id: String,
    /// The sections that say the same, or go on from it, best first.
    pub related: Vec<Hit>,
    /// Whether there was no time to look everywhere, so that sections may be missing.
    pub partial: bool,
}

/// The sections that say the same as the section with the id, or at the address, `name`, or go on from it, best first and
/// `limit` at most. Sections of its page, of the versions of its page, and copies of these are not among them. `None` if there
/// is no such section.
///
/// The words that say what the section is about are looked for as those of a query are, in all languages.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn related<I: Searchable + Readable>(
    name: &str,
    limit: usize,
    index: &I,
    weights: &Weights,
    accumulators: &Accumulators,
) -> Result<Option<RelatedSections>, I::Error> {
    let Some(section) = index.number_of(name)? else { return Ok(None) };
    let ((page, name), stored) = (index.named(section)?, index.stored(section)?);
    let of = |related: Vec<Hit>| {
        Ok(Some(RelatedSections { id: name.id.clone(), related, partial: index.budget().is_spent() }))
    };
    let headings = HeadingPath::new(&page, &stored).breadcrumbs.join(".\n");
    let words = salient(&headings, &stored.text, stored.lang.as_deref(), index)?;
    if words.is_empty() {
        return of(Vec::new());
    }
    let query = Query { limit, shown_in: stored.lang, ..Query::new(words) };
    let mut found = find(&query, index, weights, accumulators)?;
    let own = own_sections(section, index)?;
    let relations = index.columns().relations(index)?;
    let sketches: Vec<u64> =
        own.iter().map(|&own| relations[own as usize].sketch).filter(|sketch| *sketch != 0).collect();
    let is_own = |other: u32| {
        let sketch = relations[other as usize].sketch;
        let is_copy = |own: &u64| (own ^ sketch).count_ones() <= SKETCH_BITS;
        own.binary_search(&other).is_ok() || sketch != 0 && sketches.iter().any(is_copy)
    };
    let scores = &mut found.ranking.scores;
    let least = scores.get(section) * LIKE;
    let is_related = |&(other, score): &(u32, f32)| score >= least && !is_own(other);
    let mut kept: Vec<u32> = scores.iter().filter(is_related).map(|(other, _)| other).collect();
    kept.sort_unstable();
    scores.retain(|other| kept.binary_search(&other).is_ok());
    of(answer(&query, index, found)?.1.hits)
}

/// The sections of the page of `section` and of its versions, in order.
fn own_sections<I: Readable>(section: u32, index: &I) -> Result<Vec<u32>, I::Error> {
    let own = index.page_of(section);
    let mut sections: Vec<u32> = own.clone().collect();
    for version in index.versions(own.start)? {
        sections.extend(index.page_of(version));
    }
    sections.sort_unstable();
    Ok(sections)
}

//! Sections that say the same as a section, or go on from it.

use std::ops::Range;

use foldhash::HashMap;
use serde::Serialize;
use timra_plan::Weights;
use timra_rank::{Ranking, SectionScores, word_scores};

use super::answer::answer;
use super::collapse::LOOKED_AT;
use super::find::Found;
use super::heading_path::HeadingPath;
use super::own_sections::OwnSections;
use super::salient::{READ, salient};
use super::understand::{parsed, plan_of};
use super::{Hit, Query, Readable, Searchable};

/// Share of the score of the section itself that a related section has at least: below it, sections share a few words
/// and no subject.
const LIKE: f32 = 0.4;

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
/// The words that say what the section is about are looked for as those of a query are, in all languages. The first section
/// of a page stands for the page.
///
/// # Errors
/// The error of the index, if it cannot be read.
pub fn related<I: Searchable + Readable>(
    name: &str,
    limit: usize,
    index: &I,
    weights: &Weights,
) -> Result<Option<RelatedSections>, I::Error> {
    let Some(section) = index.number_of(name)? else { return Ok(None) };
    let ((page, name), stored) = (index.named(section)?, index.stored(section)?);
    let asked = asked_for(section, index);
    let headings = HeadingPath::new(&page, &stored).breadcrumbs.join(".\n");
    let words = salient(&headings, &text_of(asked.clone(), index)?, stored.lang.as_deref(), index)?;
    let mut related = Vec::new();
    if !words.is_empty() {
        let query = Query { limit, shown_in: stored.lang, ..Query::new(words) };
        let plan = plan_of(&parsed(&query, index)?, &query, index, weights)?;
        index.will_ask_for(&asked.clone().collect::<Vec<_>>());
        let mut scores = word_scores(&plan, index, index.budget())?;
        let least = asked.map(|own| scores.get(own)).fold(0.0, f32::max) * LIKE;
        keep_related(&mut scores, least, &OwnSections::new(section, index)?, index)?;
        let ranking = Ranking { scores, matches: HashMap::default() };
        related = answer(&query, index, Found { plan, ranking, allowed: None })?.1.hits;
    }
    Ok(Some(RelatedSections { id: name.id.clone(), related, partial: index.budget().is_spent() }))
}

/// The sections that whoever asks for `section` asks for: the whole page, if it is the first of its page, which often has
/// no text of its own.
fn asked_for<I: Readable>(section: u32, index: &I) -> Range<u32> {
    let page = index.page_of(section);
    if page.start == section { page } else { section..section + 1 }
}

/// What the sections say, as much as is read of it.
fn text_of<I: Readable>(sections: Range<u32>, index: &I) -> Result<String, I::Error> {
    let mut text = String::new();
    for section in sections {
        if text.len() >= READ {
            break;
        }
        text += &index.stored(section)?.text;
        text += "\n\n";
    }
    Ok(text)
}

/// Keeps the sections that score `least` or more, and no own ones. The versions of a section in other languages score as
/// high, so that the one in the language of the reader is shown.
fn keep_related<I: Searchable + Readable>(
    scores: &mut SectionScores,
    least: f32,
    own: &OwnSections,
    index: &I,
) -> Result<(), I::Error> {
    let relations = index.columns().relations(index)?;
    let is_other = |other: u32| !own.has(other, relations[other as usize].sketch);
    // Without a score of its own nothing is known of the section.
    let is_related = |&(other, score): &(u32, f32)| least > 0.0 && score >= least && is_other(other);
    let mut found: Vec<(u32, f32)> = scores.iter().filter(is_related).collect();
    found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(LOOKED_AT);
    let mut kept = Vec::new();
    for (section, score) in found {
        kept.push(section);
        if index.budget().is_spent() {
            continue;
        }
        for version in index.versions(section)?.into_iter().filter(|&version| is_other(version)) {
            scores.raise(version, score);
            kept.push(version);
        }
    }
    kept.sort_unstable();
    scores.retain(|other| kept.binary_search(&other).is_ok());
    Ok(())
}

//! Rescoring: the best sections are read by position: which words are neighbours, what their passages say of the query,
//! and what their headings say.

use foldhash::HashMap;
use timra_language::Zone;
use timra_plan::{Group, Plan};

use crate::heading::{self, NameLengths};
use crate::matches::matches;
use crate::observer::Observer;
use crate::occurrences::Occurrences;
use crate::page_tops::page_tops;
use crate::section_words::SectionWords;
use crate::zone_matches::ZoneMatches;
use crate::{
    Attributes, Budget, Match, Positions, Postings, SectionScores, Step, own_language, passage, proximity,
    verbatim,
};

/// How many of the best sections are read again: what is further down hardly comes up. With 100, no set of judged
/// queries changes by a thousandth.
const BEST: usize = 50;

/// Adds to the scores of the best sections what only their positions show. `allowed` says for each section whether it
/// passes the filters of the query. Returns the matches in the texts that were read, by section.
pub(crate) fn rescore<I: Postings + Positions + Attributes>(
    plan: &Plan,
    index: &I,
    occurrences: &Occurrences<I>,
    budget: &Budget,
    allowed: Option<&[bool]>,
    scores: &mut SectionScores,
    observer: &mut dyn Observer,
) -> Result<HashMap<u32, Vec<Match>>, I::Error> {
    let has_units = plan.groups.iter().any(Group::is_unit);
    if !has_units && !plan.has_neighbours() {
        return Ok(HashMap::default());
    }
    // The best of all pass their scores on to their translations, those that are allowed are seen.
    let of_allowed = |allowed: &[bool]| scores.best_of(BEST, |section| allowed[section as usize]);
    let best = scores.best(BEST).into_iter().chain(allowed.map(of_allowed).unwrap_or_default());
    let mut sections: Vec<u32> = best.map(|(section, _)| section).collect();
    let named = page_tops(plan, index, occurrences)?;
    sections.extend(named.into_iter().filter(|&section| scores.get(section) > 0.0));
    sections.sort_unstable();
    sections.dedup();
    if sections.is_empty() {
        return Ok(HashMap::default());
    }
    let mut words = SectionWords::of_zones(index, budget, &sections);
    let norms: Vec<f32> = sections.iter().map(|&section| occurrences.norm_of_pairs(section)).collect();
    let of_folder = index.weights()?;
    let mut add = |step, weights: Vec<f32>| {
        let found = sections.iter().zip(weights).filter(|(_, weight)| *weight > 0.0);
        found.for_each(|(&section, weight)| {
            scores.add(section, weight * of_folder.get(section as usize).copied().unwrap_or(1.0));
        });
        observer.step(step, &|section| Some(scores.get(section)));
    };
    add(Step::Neighbours, proximity::as_typed(plan, occurrences, &mut words, &norms)?);
    if !has_units {
        return Ok(HashMap::default());
    }
    add(Step::Verbatim, verbatim::weights(plan, occurrences, &mut words)?);
    let zones = zone_matches(plan, &mut words)?;
    add(Step::TranslatedNeighbours, proximity::translated(plan, &zones, &norms));
    add(Step::Passage, passage::weights(plan, &zones));
    add(Step::Heading, heading::weights(plan, &zones, &names(index, &sections)?));
    own_language::prefer(plan, &zones, &sections, index.languages()?, scores);
    observer.step(Step::OwnLanguage, &|section| Some(scores.get(section)));
    Ok(sections.into_iter().zip(zones.into_texts()).collect())
}

/// The matches in each zone of some sections.
pub(crate) fn zone_matches<I: Positions>(
    plan: &Plan,
    words: &mut [SectionWords<I>; Zone::ALL.len()],
) -> Result<ZoneMatches, I::Error> {
    let [title, heading, place, body] = words;
    Ok(ZoneMatches::new([
        matches(plan, title)?,
        matches(plan, heading)?,
        matches(plan, place)?,
        matches(plan, body)?,
    ]))
}

/// The lengths of the names of some sections.
fn names<I: Attributes>(index: &I, sections: &[u32]) -> Result<Vec<NameLengths>, I::Error> {
    let words = index.heading_lengths()?;
    let is_lead = |section: u32| index.begins_page(section);
    let names = |&section: &u32| {
        let lead = section.checked_sub(1).filter(|&lead| is_lead(lead) && !is_lead(section));
        let title = lead.map(|lead| words[lead as usize]);
        NameLengths {
            heading: words[section as usize],
            title: title.unwrap_or(0),
            is_title: is_lead(section) || title == Some(0),
        }
    };
    Ok(sections.iter().map(names).collect())
}

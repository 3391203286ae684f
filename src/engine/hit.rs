//! A section as it is shown.

use timra_format::{SectionName, StoredPage, StoredSection};
use timra_rank::Match;

use super::snippet::snippet;
use super::{Explained, Hit, Location};

/// How many words of a section are explained.
const MAX_EXPLAINED: usize = 200;

/// A section that was found, with the words that matched.
pub fn hit(
    page: &StoredPage,
    name: SectionName,
    stored: StoredSection,
    matches: &[Match],
    score: f32,
    explain: bool,
) -> Hit {
    let snippet = snippet(&stored.text, &stored.spans, matches);
    // What a page begins with stands below its title, and below no heading of it.
    let is_lead = stored.trail.is_empty() && stored.heading.is_empty();
    let heading = if is_lead { &page.title } else { &stored.heading };
    let mut breadcrumbs: Vec<String> = Vec::new();
    for crumb in [&page.title].into_iter().chain(&stored.trail).chain([heading]) {
        if !crumb.is_empty() && breadcrumbs.last() != Some(crumb) {
            breadcrumbs.push(crumb.clone());
        }
    }
    let explained = matches.iter().filter(|_| explain).take(MAX_EXPLAINED).filter_map(|m| {
        let text = stored.text.get(stored.spans.get(m.position)?)?.to_owned();
        Some(Explained { text, rung: m.rung, weight: m.weight })
    });
    Hit {
        breadcrumbs,
        score,
        snippet: snippet.text,
        highlights: snippet.highlights,
        matches: explained.collect(),
        explanation: None,
        heading: heading.clone(),
        id: name.id,
        url: name.url,
        site: page.site.clone(),
        page_title: page.title.clone(),
        lang: stored.lang,
        declared_lang: page.declared_lang.clone(),
        source: Location { path: page.path.clone(), line: stored.line },
        date: stored.date.or_else(|| page.date.clone()),
        duplicates: Vec::new(),
        translations: Vec::new(),
    }
}

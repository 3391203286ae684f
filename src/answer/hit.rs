//! Hits: sections as they are shown.

use timra_plan::Plan;
use timra_rank::Match;
use timra_stored::{SectionName, StoredPage, StoredSection};

use super::heading_path::HeadingPath;
use super::snippet::snippet;
use super::{Explained, Hit, Location};

/// How many words of a section are explained.
const MAX_EXPLAINED: usize = 200;

/// The hit for a section, with the words that matched. They are explained by the `plan` that asked for them, if there is
/// one.
pub(crate) fn hit(
    page: &StoredPage,
    name: SectionName,
    stored: StoredSection,
    matches: &[Match],
    score: f32,
    explained_by: Option<&Plan>,
) -> Hit {
    let snippet = snippet(&stored.text, &stored.spans, matches);
    let HeadingPath { heading, breadcrumbs } = HeadingPath::new(page, &stored);
    let explained = explained_by.into_iter().flat_map(|plan| {
        matches.iter().take(MAX_EXPLAINED).filter_map(|m| {
            let text = stored.text.get(stored.spans.get(m.position)?)?.to_owned();
            let query = plan.groups.get(m.group)?.typed();
            Some(Explained { text, position: m.position, query, rung: m.rung, weight: m.weight })
        })
    });
    Hit {
        breadcrumbs,
        score,
        snippet: snippet.text,
        highlights: snippet.highlights,
        matches: explained.collect(),
        explanation: None,
        heading,
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

//! Pages that are nearly the same: one of them is in the way of the other in every result list.

use std::collections::HashMap;

use crate::shown_path::shown_path;
use crate::{CheckedPage, Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "near-copy",
    severity: Severity::Note,
    about: "A page that is nearly the same as another one",
    hint: "keep one page and link to it",
    found_by: FoundBy::Looking(check),
};

/// How alike two pages must be. Pages of the same template with other contents stay under it.
const ALIKE: f64 = 0.85;

/// Words below which pages are alike for having little to say.
const ENOUGH_WORDS: usize = 40;

/// How many pages a run of words is looked up in; what more have is a phrase of the template.
const MOST_PAGES: usize = 50;

fn check(content: &Content, findings: &mut Findings<'_>) {
    // Only pages that are no copies themselves are compared with, so that many copies of a page cost little.
    let mut having: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, page) in content.pages.iter().enumerate() {
        if page.shingles.words < ENOUGH_WORDS {
            continue;
        }
        if let Some((original, likeness)) = nearest(content, page, &having) {
            let message = format!(
                "{:.0} % of the page is the same as in {}",
                (likeness * 100.0).floor(),
                shown_path(&original.file.full_path)
            );
            findings.add(page.text(), message);
            continue;
        }
        for hash in page.shingles.hashes() {
            let pages = having.entry(*hash).or_default();
            if pages.len() < MOST_PAGES {
                pages.push(at);
            }
        }
    }
}

/// The page most like this one, and how much it is.
fn nearest<'c>(
    content: &'c Content,
    page: &CheckedPage,
    having: &HashMap<u64, Vec<usize>>,
) -> Option<(&'c CheckedPage, f64)> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for at in page.shingles.hashes().iter().filter_map(|hash| having.get(hash)).flatten() {
        *shared.entry(*at).or_default() += 1;
    }
    // Two texts that are this alike share at least half of the smaller sample.
    let least = page.shingles.hashes().len() / 2;
    let mut candidates: Vec<(usize, usize)> =
        shared.into_iter().filter(|(_, count)| *count >= least).collect();
    candidates.sort_unstable();
    let mut best: Option<(&CheckedPage, f64)> = None;
    for (at, _) in candidates {
        let other = &content.pages[at];
        // Versions of one page are for another rule.
        if other.site == page.site && other.page.translation_key == page.page.translation_key {
            continue;
        }
        let likeness = page.shingles.likeness(&other.shingles);
        if likeness >= ALIKE && best.is_none_or(|(_, found)| likeness > found) {
            best = Some((other, likeness));
        }
    }
    best
}

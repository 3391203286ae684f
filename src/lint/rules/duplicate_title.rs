//! Pages of one site and language that have the same title: no result list can tell them apart.

use std::collections::BTreeMap;

use crate::shown_path::shown_path;
use crate::{CheckedPage, Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "duplicate-title",
    severity: Severity::Warning,
    about: "Several pages of a site with the same title in the same language",
    hint: "say in each title what sets the page apart",
    found_by: FoundBy::Looking(check),
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    let mut of_title: BTreeMap<(usize, Option<String>, String), Vec<&CheckedPage>> = BTreeMap::new();
    for page in &content.pages {
        let title = page.page.title.trim();
        if !title.is_empty() {
            let key = (page.site, page.language(), title.to_lowercase());
            of_title.entry(key).or_default().push(page);
        }
    }
    for pages in of_title.values() {
        let [first, second, rest @ ..] = pages.as_slice() else { continue };
        for page in pages {
            let other = if std::ptr::eq(*page, *first) { second } else { first };
            let more = match rest.len() {
                0 => String::new(),
                n => format!(" and {n} more"),
            };
            let message = format!(
                "the title “{}” is that of {}{more} too",
                page.page.title,
                shown_path(&other.file.full_path)
            );
            findings.add(page.top(), message);
        }
    }
}

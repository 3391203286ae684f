//! Pages that a site has in one of its languages only: readers of the others do not find them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{CheckedPage, Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "missing-translation",
    severity: Severity::Note,
    about: "A page that is missing in a language of its site",
    hint: "translate the page",
    found_by: FoundBy::Looking(check),
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    for site in 0..content.sites.len() {
        let mut versions: BTreeMap<&str, BTreeMap<String, &CheckedPage>> = BTreeMap::new();
        let mut used: BTreeSet<String> = BTreeSet::new();
        for page in content.pages.iter().filter(|page| page.site == site) {
            if let Some(language) = page.language() {
                used.insert(language.clone());
                versions.entry(&page.page.translation_key).or_default().entry(language).or_insert(page);
            }
        }
        for of_page in versions.values() {
            // A site may name languages that it has no page in yet.
            let missing: Vec<&str> =
                used.iter().filter(|language| !of_page.contains_key(*language)).map(String::as_str).collect();
            if let (false, Some(page)) = (missing.is_empty(), of_page.values().next()) {
                findings
                    .add(page.at(1), format!("there is no version of this page in {}", missing.join(", ")));
            }
        }
    }
}

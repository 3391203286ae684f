//! Dates that came with a template: they are dates, and say nothing about the page.

use std::collections::BTreeMap;

use crate::{CheckedPage, Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "placeholder-date",
    severity: Severity::Warning,
    about: "A date that came with a template",
    hint: "write the day that the page is about, or leave the date out",
    found_by: FoundBy::Looking(check),
};

/// Files with the same date from which on it is a template's, if they are also this share of the files with a date.
const MANY: usize = 10;
const SHARE: f64 = 0.2;

fn check(content: &Content, findings: &mut Findings<'_>) {
    for site in 0..content.sites.len() {
        let mut of_date: BTreeMap<&str, Vec<&CheckedPage>> = BTreeMap::new();
        let mut dated = 0;
        for page in content.pages.iter().filter(|page| page.site == site) {
            if let (Some(date), Some(_)) = (page.page.front_matter_date.as_deref(), page.source.date_line) {
                of_date.entry(date).or_default().push(page);
                dated += 1;
            }
        }
        for (date, pages) in of_date {
            let is_common = pages.len() >= MANY && pages.len() as f64 >= SHARE * f64::from(dated);
            if !is_common && !is_nobodys_day(date) {
                continue;
            }
            let others = match pages.len() {
                1 => String::new(),
                n => format!(": {n} pages of the site have it"),
            };
            for page in pages {
                let message = format!("{date} looks like the date of a template{others}");
                findings.add(page.at(page.source.date_line.unwrap_or(1)), message);
            }
        }
    }
}

/// Days that stand for no day: the first of computers' and of templates' reckoning.
fn is_nobodys_day(date: &str) -> bool {
    ["0001-01-01", "1900-01-01", "1970-01-01", "2000-01-01", "9999-12-31"].contains(&date)
}

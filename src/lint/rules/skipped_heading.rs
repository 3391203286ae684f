//! Heading levels that are left out: outlines, breadcrumbs and screen readers follow them.

use crate::{Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "skipped-heading",
    severity: Severity::Warning,
    about: "A heading more than one level below the one above it",
    hint: "use the next level: choose a level for its place in the text, not for its size",
    found_by: FoundBy::Looking(check),
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    for page in &content.pages {
        let headings = page.page.sections.iter().filter(|section| section.level > 0);
        let mut above: Option<u8> = None;
        for heading in headings {
            if let Some(above) = above.filter(|above| heading.level > above + 1) {
                let message = format!("a heading of level {} follows one of level {above}", heading.level);
                findings.add(page.at(heading.line), message);
            }
            above = Some(heading.level);
        }
    }
}

//! Pages without a word to find.

use crate::{Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "empty-page",
    severity: Severity::Warning,
    about: "A page without text",
    hint: "write something, or leave the page unpublished until there is something",
    found_by: FoundBy::Looking(check),
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    for page in content.pages.iter().filter(|page| page.shingles.words == 0) {
        let message = if page.source.is_blank {
            "the page has no text below its front matter"
        } else {
            "the page holds no words that could be found, only images or shortcodes"
        };
        // Hugo's themes list what is in a section below its text, so a section may do without one.
        let severity = if page.place.is_section { Severity::Note } else { Severity::Warning };
        findings.add_as(severity, page.top(), message.to_owned());
    }
}

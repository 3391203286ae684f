//! Ids that stand in a page twice: a link can only lead to the first.

use std::collections::{HashMap, HashSet};

use crate::{Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "duplicate-anchor",
    severity: Severity::Warning,
    about: "The same id on two headings of a page",
    hint: "give each heading its own id: a link leads to the first one only",
    found_by: FoundBy::Looking(check),
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    for page in &content.pages {
        let mut first: HashMap<&str, u32> = HashMap::new();
        let mut told: HashSet<u32> = HashSet::new();
        for section in &page.page.sections {
            let Some(anchor) = section.anchor.as_deref() else { continue };
            if let Some(line) = first.get(anchor) {
                // What a template brings stands below a heading that has the line: its id may not be its own.
                let is_known = page.published.is_none() || *line != section.line;
                if is_known && told.insert(section.line) {
                    let message = format!("the id #{anchor} is that of the heading on line {line} too");
                    findings.add(page.at(section.line), message);
                }
            } else {
                first.insert(anchor, section.line);
            }
        }
    }
}

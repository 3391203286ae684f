//! Headings that a page has twice: Hugo tells their addresses apart by a number that changes when one is added.

use std::collections::{HashMap, HashSet};

use crate::{Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "repeated-heading",
    severity: Severity::Note,
    about: "A heading that the page has already, so that its anchor gets a number",
    hint: "say in each heading what sets it apart, or give it an id of its own: {#id}",
    found_by: FoundBy::Looking(check),
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    for page in &content.pages {
        let mut first: HashMap<String, u32> = HashMap::new();
        let written: HashSet<&String> = page.source.ids.iter().collect();
        for section in page.page.sections.iter().filter(|section| section.level > 0) {
            let Some(anchor) = &section.anchor else { continue };
            let heading = section.heading.to_lowercase();
            match first.get(&heading) {
                Some(line) if is_numbered(anchor) && !written.contains(anchor) => {
                    let message = format!(
                        "the heading “{}” stands on line {line} too, so its anchor is #{anchor}",
                        section.heading
                    );
                    findings.add(page.at(section.line), message);
                }
                Some(_) => {}
                None => {
                    first.insert(heading, section.line);
                }
            }
        }
    }
}

fn is_numbered(anchor: &str) -> bool {
    let number = anchor.rsplit_once('-').map(|(_, number)| number);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

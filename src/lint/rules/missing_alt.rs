//! Images without words: what they show is not found.

use timra_corpus::ReferenceKind;

use crate::{Content, Findings, FoundBy, Place, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "missing-alt",
    severity: Severity::Warning,
    about: "An image without alternative text",
    hint: "say in the alternative text what the image shows: it is what search knows of it",
    found_by: FoundBy::Looking(check),
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    for page in &content.pages {
        for image in &page.source.references {
            if image.kind == (ReferenceKind::Image { is_described: false }) {
                let name = image.target.rsplit('/').next().unwrap_or_default();
                let place = Place { column: image.column, ..page.at(image.line) };
                findings.add(place, format!("the image “{name}” has no alternative text"));
            }
        }
    }
}

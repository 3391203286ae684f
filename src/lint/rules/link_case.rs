//! Links that differ from an address in upper and lower case only: Hugo follows some of them, servers do not.

use crate::{Content, Findings, FoundBy, Rule, Severity, Target};

pub(crate) const RULE: Rule = Rule {
    id: "link-case",
    severity: Severity::Note,
    about: "A link that leads to its page only where upper and lower case are the same",
    hint: "write the address in lower case, as Hugo publishes it",
    found_by: FoundBy::Looking(check),
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    for (page, reference, resolved) in content.references() {
        if let Target::OtherCase(_, right) = &resolved.target {
            let message =
                format!("the link to {} differs from {right} in upper and lower case", reference.target);
            match content.templates[page.site].address(page, false, false) {
                Some(unknown) => findings.add_unknown(page.of_reference(reference), message, &unknown),
                None => findings.add(page.of_reference(reference), message),
            }
        }
    }
}

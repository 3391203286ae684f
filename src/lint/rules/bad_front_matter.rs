//! Front matter that is lost to search.

use super::from_warnings;
use crate::{Content, Findings, Rule, Severity};

pub const RULE: Rule = Rule {
    id: "bad-front-matter",
    severity: Severity::Warning,
    about: "Front matter that cannot be read as a whole",
    hint: "mend the front matter",
    check,
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    from_warnings::add(&["front-matter"], content, findings);
}

//! Dates that cannot be read: the page cannot be found by its day, nor sorted.

use super::from_warnings;
use crate::{Content, Findings, Rule, Severity};

pub const RULE: Rule = Rule {
    id: "bad-date",
    severity: Severity::Warning,
    about: "A date that is none",
    hint: "write it as 2025-12-05",
    check,
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    from_warnings::add(&["bad-date"], content, findings);
}

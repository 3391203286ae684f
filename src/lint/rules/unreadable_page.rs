//! Files that are lost to search.

use super::from_warnings;
use crate::{Content, Findings, Rule, Severity};

pub const RULE: Rule = Rule {
    id: "unreadable-page",
    severity: Severity::Error,
    about: "A file that cannot be read, so that nothing in it is found",
    hint: "save it as UTF-8, make it readable, or move it away",
    check,
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    from_warnings::add(&["unreadable-page", "same-path", "symlink", "left-out"], content, findings);
}

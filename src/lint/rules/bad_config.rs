//! Configurations that cannot be followed.

use super::from_warnings;
use crate::{Content, Findings, Rule, Severity};

pub const RULE: Rule = Rule {
    id: "bad-config",
    severity: Severity::Error,
    about: "A configuration that cannot be followed",
    hint: "mend the configuration",
    check,
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    from_warnings::add(&["bad-config", "no-content"], content, findings);
}

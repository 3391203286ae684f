//! Configurations that cannot be followed.

use timra_corpus::DiagnosticKind;

use crate::{FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "bad-config",
    severity: Severity::Error,
    about: "A configuration that cannot be followed",
    hint: "correct the configuration",
    found_by: FoundBy::Reading(&[DiagnosticKind::BadConfig, DiagnosticKind::NoContent]),
};

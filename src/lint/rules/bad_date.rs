//! Dates that cannot be read: the page cannot be found by its day, nor sorted.

use timra_corpus::DiagnosticKind;

use crate::{FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "bad-date",
    severity: Severity::Warning,
    about: "A date that is none",
    hint: "write it as 2025-12-05",
    found_by: FoundBy::Reading(&[DiagnosticKind::BadDate]),
};

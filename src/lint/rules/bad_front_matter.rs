//! Front matter that is lost to search.

use timra_corpus::DiagnosticKind;

use crate::{FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "bad-front-matter",
    severity: Severity::Warning,
    about: "Front matter that cannot be read as a whole",
    hint: "correct the front matter",
    found_by: FoundBy::Reading(&[DiagnosticKind::FrontMatter]),
};

//! Files that are lost to search.

use timra_corpus::DiagnosticKind;

use crate::{FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "unreadable-page",
    severity: Severity::Error,
    about: "A file that cannot be read, so that nothing in it or not all of it is found",
    hint: "save it as UTF-8, make it readable, or move it away",
    found_by: FoundBy::Reading(&[
        DiagnosticKind::UnreadablePage,
        DiagnosticKind::SamePath,
        DiagnosticKind::Symlink,
        DiagnosticKind::LeftOut,
        DiagnosticKind::UndecodableBytes,
    ]),
};

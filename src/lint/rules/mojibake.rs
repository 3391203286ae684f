//! UTF-8 that was taken for Windows-1252: nobody types `â€“` when looking for a dash.

use timra_corpus::DiagnosticKind;

use crate::{FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "mojibake",
    severity: Severity::Warning,
    about: "Text that was read in the wrong encoding and saved so",
    hint: "write the characters that were meant and save the file as UTF-8",
    found_by: FoundBy::Reading(&[DiagnosticKind::Mojibake]),
};

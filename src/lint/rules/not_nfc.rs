//! Decomposed letters: they look like composed ones and are found by nobody who types those.

use timra_corpus::DiagnosticKind;

use crate::{FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "not-nfc",
    severity: Severity::Warning,
    about: "Letters and their marks written apart (not NFC)",
    hint: "save the text in normal form C (NFC): most search engines, and Find in a browser, take the two forms for different words",
    found_by: FoundBy::Reading(&[DiagnosticKind::NotNfc]),
};

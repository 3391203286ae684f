//! What a person at the command line can do about something that is wrong: the library knows of no flag.

use timra_corpus::{Diagnostic, DiagnosticKind};

/// The diagnostic with what else can be done at the command line.
pub fn with_advice(diagnostic: &Diagnostic) -> Diagnostic {
    let advice = match diagnostic.kind {
        DiagnosticKind::NoBaseUrl => "give --base-url",
        DiagnosticKind::PathName => "run `timra index` after each change",
        _ => return diagnostic.clone(),
    };
    let hint =
        diagnostic.hint.as_ref().map_or_else(|| advice.to_owned(), |hint| format!("{hint} or {advice}"));
    diagnostic.clone().hint(hint)
}

//! Invisible characters, mostly pasted in.

use timra_corpus::DiagnosticKind;

use crate::{FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "zero-width",
    severity: Severity::Note,
    about: "Characters without width in the text",
    hint: "remove them: a word that holds one is another word to most search engines",
    found_by: FoundBy::Reading(&[DiagnosticKind::ZeroWidth]),
};

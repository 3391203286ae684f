//! Invisible characters, mostly pasted in.

use super::from_warnings;
use crate::{Content, Findings, Rule, Severity};

pub const RULE: Rule = Rule {
    id: "zero-width",
    severity: Severity::Note,
    about: "Characters without width in the text",
    hint: "remove them: a word that holds one is another word to most search engines",
    check,
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    from_warnings::add(&["zero-width"], content, findings);
}

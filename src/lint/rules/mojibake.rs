//! UTF-8 that was taken for Windows-1252: nobody types `â€“` when looking for a dash.

use super::from_warnings;
use crate::{Content, Findings, Rule, Severity};

pub const RULE: Rule = Rule {
    id: "mojibake",
    severity: Severity::Warning,
    about: "Text that was read in the wrong encoding and saved so",
    hint: "write the characters that were meant and save the file as UTF-8",
    check,
};

fn check(content: &Content, findings: &mut Findings<'_>) {
    from_warnings::add(&["mojibake-mended"], content, findings);
}

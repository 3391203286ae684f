//! A finding.

use serde::Serialize;

use super::Severity;

/// Something in the content that makes search worse, with the place to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Id of the rule.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The file, as a person here would open it, with `/`.
    pub file: String,
    /// 1-based line; 1 where the whole file is meant.
    pub line: u32,
    /// 1-based column in characters, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// A sentence without its full stop: what is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: &'static str,
}

//! How much a finding matters.

use serde::Serialize;

/// How much a finding matters, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing, and often meant so.
    Note,
    /// Makes search worse.
    Warning,
    /// Loses content, or the site wants findings of this rule to be errors.
    Error,
}

impl Severity {
    /// The word for the severity.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

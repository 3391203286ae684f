//! A rule: what it is called, how much it matters, and who finds it.

use super::{FoundBy, Severity};

/// A rule of `timra check`.
pub struct Rule {
    /// Id of the rule: short, stable, words with hyphens.
    pub id: &'static str,
    /// Severity of the findings, unless a finding has another or somebody denies the rule.
    pub severity: Severity,
    /// What the rule finds, as a sentence without its full stop.
    pub about: &'static str,
    /// What to do about a finding.
    pub hint: &'static str,
    /// What finds the problems.
    pub(super) found_by: FoundBy,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

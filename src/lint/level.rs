//! Whether a rule is allowed or denied.

/// Whether somebody allows or denies a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Findings of the rule are not reported.
    Allow,
    /// Findings of the rule have the severity that the rule gives them.
    Usual,
    /// Findings of the rule are errors.
    Deny,
}

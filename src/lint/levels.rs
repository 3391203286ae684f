//! Which rules a site or a caller denies and allows.

use std::collections::BTreeMap;

use super::Level;

/// The rules that somebody allows and denies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// Whether every rule is denied that is not named.
    pub(super) deny_all: bool,
    /// What is said of rules by their ids.
    pub(super) named: BTreeMap<&'static str, Level>,
}

impl Levels {
    /// The level of the rule with this id; `None` if nothing is said about it.
    pub(crate) fn of(&self, rule: &str) -> Option<Level> {
        let named = self.named.get(rule).copied();
        named.or(self.deny_all.then_some(Level::Deny))
    }
}

//! Which rules a site or a caller denies and allows.

use std::collections::BTreeMap;

use super::{RULES, Rule};

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

/// The rules that somebody allows and denies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    deny_all: bool,
    named: BTreeMap<&'static str, Level>,
}

/// The word that stands for every rule.
const ALL: &str = "all";

impl Levels {
    /// Denies a rule, or with `all` every rule that is not allowed by name.
    ///
    /// # Errors
    ///
    /// A sentence, if there is no such rule or it is allowed already.
    pub fn deny(&mut self, id: &str) -> Result<(), String> {
        if id == ALL {
            self.deny_all = true;
            return Ok(());
        }
        self.name(id, Level::Deny)
    }

    /// Allows a rule: findings of it are not reported.
    ///
    /// # Errors
    ///
    /// A sentence, if there is no such rule or it is denied already.
    pub fn allow(&mut self, id: &str) -> Result<(), String> {
        self.name(id, Level::Allow)
    }

    /// The level of `rule`; `None` if nothing is said about it.
    pub fn of(&self, rule: &Rule) -> Option<Level> {
        let named = self.named.get(rule.id).copied();
        named.or(self.deny_all.then_some(Level::Deny))
    }

    fn name(&mut self, id: &str, level: Level) -> Result<(), String> {
        let Some(rule) = Rule::named(id) else {
            return Err(format!("there is no rule `{id}`{}", nearest(id)));
        };
        if self.named.insert(rule.id, level).is_some_and(|before| before != level) {
            return Err(format!("the rule `{id}` is both allowed and denied; decide for one"));
        }
        Ok(())
    }
}

/// The rule that was meant, or where they are listed.
fn nearest(id: &str) -> String {
    let distance = |rule: &&Rule| strsim::damerau_levenshtein(rule.id, id);
    match RULES.iter().min_by_key(distance).filter(|rule| distance(rule) <= 3) {
        Some(rule) => format!("; did you mean `{}`?", rule.id),
        None => {
            let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
            format!("; the rules are {}", ids.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_more_than_all() {
        let rule = |id| Rule::named(id).expect("a rule");
        let mut levels = Levels::default();
        levels.allow("near-copy").expect("a rule");
        assert_eq!(levels.of(rule("bad-date")), None);
        levels.deny("all").expect("a word for every rule");
        assert_eq!(levels.of(rule("near-copy")), Some(Level::Allow));
        assert_eq!(levels.of(rule("bad-date")), Some(Level::Deny));
        assert!(levels.deny("near-copy").is_err_and(|error| error.contains("both")));
        assert!(levels.allow("bad-dat").is_err_and(|error| error.contains("did you mean `bad-date`")));
        assert!(levels.allow("all").is_err());
    }
}

//! Rules are denied and allowed by their names.

use super::{Level, Levels, RULES, Rule};

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

    fn name(&mut self, id: &str, level: Level) -> Result<(), String> {
        let Some(rule) = Rule::named(id) else {
            return Err(format!("there is no rule `{id}`{}", nearest(id)));
        };
        if self.named.insert(rule.id, level).is_some_and(|before| before != level) {
            return Err(format!("the rule `{id}` is both allowed and denied; choose one"));
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
        let mut levels = Levels::default();
        levels.allow("near-copy").expect("a rule");
        assert_eq!(levels.of("bad-date"), None);
        levels.deny("all").expect("a word for every rule");
        assert_eq!(levels.of("near-copy"), Some(Level::Allow));
        assert_eq!(levels.of("bad-date"), Some(Level::Deny));
        assert!(levels.deny("near-copy").is_err_and(|error| error.contains("both")));
        assert!(levels.allow("bad-dat").is_err_and(|error| error.contains("did you mean `bad-date`")));
        assert!(levels.allow("all").is_err());
    }
}

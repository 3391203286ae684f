//! A rule: what it is called, how much it matters, and who finds it.

use super::rules::*;
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

impl Rule {
    /// The rule with this id; `None` if there is none.
    pub fn named(id: &str) -> Option<&'static Rule> {
        RULES.iter().find(|rule| rule.id == id)
    }
}

/// Every rule, in the order of what it looks at: files, front matter, languages, text, headings, links, copies.
pub static RULES: &[Rule] = &[
    unreadable_page::RULE,
    bad_config::RULE,
    bad_front_matter::RULE,
    bad_date::RULE,
    placeholder_date::RULE,
    useless_title::RULE,
    duplicate_title::RULE,
    wrong_language::RULE,
    missing_translation::RULE,
    untranslated::RULE,
    mojibake::RULE,
    not_nfc::RULE,
    zero_width::RULE,
    mixed_tone_placement::RULE,
    empty_page::RULE,
    skipped_heading::RULE,
    repeated_heading::RULE,
    duplicate_anchor::RULE,
    missing_alt::RULE,
    broken_link::RULE,
    broken_anchor::RULE,
    link_case::RULE,
    near_copy::RULE,
];

//! The list of the rules.

use super::Rule;
use super::rules::*;

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
    old_font::RULE,
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

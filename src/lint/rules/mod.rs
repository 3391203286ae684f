//! The rules, one a file.

pub(crate) mod bad_config;
pub(crate) mod bad_date;
pub(crate) mod bad_front_matter;
pub(crate) mod broken_anchor;
pub(crate) mod broken_link;
pub(crate) mod duplicate_anchor;
pub(crate) mod duplicate_title;
pub(crate) mod empty_page;
pub(crate) mod link_case;
pub(crate) mod missing_alt;
pub(crate) mod missing_translation;
pub(crate) mod mixed_tone_placement;
pub(crate) mod mojibake;
pub(crate) mod near_copy;
pub(crate) mod not_nfc;
pub(crate) mod old_font;
pub(crate) mod placeholder_date;
pub(crate) mod repeated_heading;
pub(crate) mod skipped_heading;
pub(crate) mod unreadable_page;
pub(crate) mod untranslated;
pub(crate) mod useless_title;
pub(crate) mod wrong_language;
pub(crate) mod zero_width;

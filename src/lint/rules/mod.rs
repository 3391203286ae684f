//! The rules, one a file.

pub mod bad_config;
pub mod bad_date;
pub mod bad_front_matter;
pub mod broken_anchor;
pub mod broken_link;
pub mod duplicate_anchor;
pub mod duplicate_title;
pub mod empty_page;
pub mod link_case;
pub mod missing_alt;
pub mod missing_translation;
pub mod mixed_tone_placement;
pub mod mojibake;
pub mod near_copy;
pub mod not_nfc;
pub mod placeholder_date;
pub mod repeated_heading;
pub mod skipped_heading;
pub mod unreadable_page;
pub mod untranslated;
pub mod useless_title;
pub mod wrong_language;
pub mod zero_width;

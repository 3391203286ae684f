//! Bytes become pages, and pages become sections.
//!
//! [`sites()`] finds the sites below the roots that a caller names; [`Site::files`] lists what may be a page and
//! [`Site::page`] reads one. A page is published by Hugo's rules or not at all, under the address that Hugo gives
//! it, and its [`Section`]s carry the ids that Hugo gives its headings. [`jsonl()`] reads documents that are not
//! Hugo's. What is wrong with a value or a page costs that value or page, and a [`Warning`] says so.

mod addresses;
mod anchor;
mod block_text;
mod config_dir;
mod config_files;
mod content_path;
mod date_in_text;
mod declared_language;
mod discover;
mod front_matter;
mod front_matter_parse;
mod heading;
mod html;
mod hugo_config;
mod hugo_version;
mod id_text;
mod jsonl;
mod lines;
mod linkify;
mod markdown;
mod mending;
mod mojibake;
mod nesting;
mod open_heading;
mod options;
mod page;
mod page_date;
mod path_text;
mod permalink;
mod publishing;
mod read;
mod repair;
mod section;
mod sections;
mod shortcode;
mod shortcode_tag;
mod site;
mod site_language;
mod tree;
mod url;
mod walk;
mod warning;
mod words;

pub use date_in_text::date_in_text;
pub use discover::sites;
pub use jsonl::jsonl;
pub use options::CorpusOptions;
pub use page::Page;
pub use path_text::encode_fragment;
pub use read::{LONGEST_FILE, PageOutcome};
pub use repair::repair;
pub use section::{Section, Zone, ZoneKind};
pub use sections::{HeadingIds, IdSource, MarkdownOptions, sections};
pub use site::{Site, SourceFile};
pub use warning::Warning;

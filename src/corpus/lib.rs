//! Bytes become pages, and pages become sections.
//!
//! [`sites()`] finds the sites below the roots that a caller names; [`Site::files`] lists what may be a page and
//! [`Site::page`] reads one. A page is published by Hugo's rules or not at all, under the address that Hugo gives
//! it, and its [`Section`]s carry the ids that Hugo gives its headings. [`Documents`] reads what is not Hugo's.
//! What is wrong with a value or a page costs that value or page, and a [`Diagnostic`] says so.
//! [`Site::source`] tells of a page what its author wrote and a reader does not see: where it points, and what in it
//! can be pointed at.
//!
//! The folders follow a file on its way: `sites` finds it, by what `hugo` reads of its project; `front_matter` and
//! `address` say what it is and where it is published; `markdown` cuts it into sections, which get their ids from
//! `anchors`; `repair` repairs the text on the way. [`Site::page`] puts them together, in `read`.

mod address;
mod address_pattern;
mod anchors;
mod beginning;
mod content_path;
mod date_in_text;
mod declared_language;
mod decoded;
mod diagnostic;
mod diagnostic_kind;
mod dialects;
mod error;
mod facts;
mod file_name;
mod file_text;
mod front_matter;
mod hugo;
mod jsonl;
mod markdown;
mod options;
mod page;
pub mod page_ending;
mod page_folders;
mod page_outcome;
mod page_source;
mod published;
mod published_pages;
mod read;
mod repair;
mod scheme;
mod section;
mod settings;
mod site_files;
mod sites;
mod source_file;
mod stamp;
mod tags;
mod time_span;
mod within;

use address::encode_path;
pub use address_pattern::{AddressPattern, LINE};
pub use anchors::{HeadingIds, IdSource};
pub use beginning::beginning;
pub use date_in_text::date_in_text;
pub use diagnostic::Diagnostic;
pub use diagnostic_kind::DiagnosticKind;
pub use error::{Error, Result};
pub use file_text::LONGEST_FILE;
pub use jsonl::{Documents, LONGEST_LINE, Line};
pub use markdown::{MarkdownOptions, Reference, ReferenceKind, is_link_list, sections};
pub use options::CorpusOptions;
pub use page::Page;
pub use page_outcome::PageOutcome;
pub use page_source::{PagePlace, PageSource};
pub use published::PublishedLinks;
pub use read::FileRead;
pub use repair::repair;
pub use section::{Annotation, AnnotationKind, Section};
pub use sites::{Site, sites};
pub use source_file::SourceFile;
pub use stamp::{Moment, Stamp};
pub use time_span::TimeSpan;

use content_path::{ContentPath, PageKind, has_index, logical_path};
use declared_language::{is_language_code, of_bare_path};
use facts::Facts;
use source_file::PublishedAs;
use within::Within;

//! Which sites there are, and which files of each may be a page.

mod bundles;
mod content_path;
mod declared_language;
mod discover;
pub(crate) mod fingerprint;
mod inheritance;
mod kept_out;
mod listed;
mod other_kinds;
pub mod page_ending;
mod published_pages;
mod section_names;
mod site;
mod source_file;
mod strays;
mod walk;
mod within;

pub(crate) use content_path::{ContentPath, PageKind, has_index, logical_path};
pub(crate) use declared_language::of_bare_path;
pub use discover::sites;
pub(crate) use inheritance::target_page;
pub(crate) use section_names::SectionNames;
pub use site::Site;
pub use source_file::SourceFile;
pub(crate) use within::Within;

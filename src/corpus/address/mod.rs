//! Where Hugo publishes a page.

mod addresses;
mod go_layout;
mod path_text;
mod permalink;
mod plural;
mod section_names;
mod url;

pub(crate) use addresses::Addresses;
pub(crate) use path_text::encode as encode_path;
pub(crate) use permalink::unknown_attribute;
pub(crate) use section_names::{NamedSection, SectionNames};
pub(crate) use url::{Addressed, SECTION_SLUG, url};

//! Where Hugo publishes a page.

mod addresses;
mod go_layout;
mod path_text;
mod permalink;
mod plural;
mod url;

pub use addresses::Addresses;
pub use path_text::encode as encode_path;
pub use permalink::unknown_attribute;
pub use url::{Addressed, SECTION_SLUG, url};

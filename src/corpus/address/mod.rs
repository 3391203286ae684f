//! Where Hugo publishes a page.

mod addresses;
mod path_text;
mod permalink;
mod url;

pub use addresses::Addresses;
pub use path_text::encode_fragment;
pub use url::{Addressed, url};

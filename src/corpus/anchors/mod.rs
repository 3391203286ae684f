//! The ids that Hugo gives headings.

mod anchor;
mod id_text;
mod linkify;

pub use anchor::{HeadingIds, IdSource, PageIds, slug};
pub use id_text::IdText;

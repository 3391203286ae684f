//! The ids that headings are published under.

mod anchor;
mod heading_anchor;
mod id_text;
mod linkify;

pub use anchor::{HeadingIds, IdSource};
pub(crate) use anchor::{PageIds, slug};
pub(crate) use heading_anchor::{HeadingAnchor, HeadingAnchors};
pub(crate) use id_text::IdText;

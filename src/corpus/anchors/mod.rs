//! The ids that Hugo gives headings.

mod anchor;
mod id_text;
mod linkify;

pub use anchor::{HeadingIds, IdSource};
pub(crate) use anchor::{PageIds, slug};
pub(crate) use id_text::IdText;

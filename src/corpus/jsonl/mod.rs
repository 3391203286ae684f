//! Documents that are not Hugo's: JSON, one a line.

mod document;
mod documents;
mod lines;

pub use documents::Documents;
pub use lines::{LONGEST_LINE, Line};

//! The body of a page, cut into sections.

mod block_text;
mod brought_text;
mod comments;
mod escaped;
mod heading;
mod html;
mod html_parts;
mod html_reader;
mod lines;
mod markdown_options;
mod nesting;
mod open_heading;
mod part;
mod part_markdown;
mod parts;
mod passthrough;
mod reader;
mod references;
mod rendered;
mod sections;
mod shortcode;
mod shortcode_tag;
mod source_positions;
mod written_lines;

pub(crate) use block_text::{BlockText, Collected};
pub(crate) use brought_text::first_bringing;
pub(crate) use escaped::{begun, escaped};
pub(crate) use html::{is_block, tokens};
pub use markdown_options::MarkdownOptions;
pub(crate) use part_markdown::repaired_lines;
pub(crate) use passthrough::Passthrough;
pub(crate) use references::references;
pub use references::{Reference, ReferenceKind};
pub(crate) use rendered::below_heading;
pub use sections::sections;
pub(crate) use sections::{SectionIds, shortened};

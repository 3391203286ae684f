//! The body of a page, cut into sections.

mod block_text;
mod brought_text;
mod comments;
mod heading;
mod html;
mod html_parts;
mod html_reader;
mod lines;
mod nesting;
mod open_heading;
mod part_markdown;
mod parts;
mod passthrough;
mod references;
mod rendered;
mod sections;
mod shortcode;
mod shortcode_tag;
mod source_positions;
mod written_lines;

pub use block_text::{BlockText, Collected};
pub use brought_text::first_bringing;
pub use html::{is_block, tokens};
pub use passthrough::Passthrough;
pub use references::{Reference, ReferenceKind, references};
pub use rendered::rendered;
pub use sections::{MarkdownOptions, SectionIds, sections, shortened};

//! What programs for notes and documentation write beside Markdown. A dialect is a file here, declared below and named in
//! the list.

mod code_parts;
mod dialect;
mod list;

mod containers;
mod docusaurus;
mod mdbook;
mod mdx;
mod mkdocs;
mod notebook;
mod wiki;

pub(crate) use dialect::Dialect;
pub(crate) use list::{first_brought, heading_ids, in_markdown, markdown, order, place, tags};

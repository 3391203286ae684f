//! Search for assistants: the Model Context Protocol over an index.
//!
//! An [`Assistant`] answers the calls of one client: tools to search, to read a section and to list what there is
//! (`tools/`), a template for resources, and a prompt that asks for citations. It speaks the revision of 2026-07-28, which has
//! no sessions, and the older ones, which begin with `initialize`. [`serve_stdio`] answers over standard input and output, [`Assistant::answer`] over HTTP.
//!
//! Every answer is bounded ([`Budgets`]). It comes as text for the model and as `structuredContent` for programs, and either
//! holds all of it. What is said to the model stands in `data/`; what comes from the index is content, is marked as such, and
//! nothing in it is left out.

mod arguments;
mod asking;
mod assistant;
mod budgets;
mod cursor;
mod cut;
mod error;
mod handler;
mod instructions;
mod one_line;
mod over_http;
mod pipe;
mod prompt;
mod resource;
mod stdio;
mod tool_list;
mod tools;
mod unanswered;
mod why;

pub use assistant::Assistant;
pub use budgets::Budgets;
pub use error::{Error, Result};
pub use stdio::serve_stdio;

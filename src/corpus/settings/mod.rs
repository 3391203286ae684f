//! Settings of a page or a site, written in YAML, TOML or JSON.

mod json;
mod layered;
mod notation;
mod plain;
mod toml;
mod tree;
mod yaml;

pub use json::first_value;
pub use layered::Layered;
pub use notation::{Notation, Unreadable};
pub use tree::Tree;

//! Settings of a page or a site, written in YAML, TOML or JSON.

mod json;
mod layered;
mod notation;
mod plain;
mod toml;
mod tree;
mod yaml;

pub(crate) use json::first_value;
pub(crate) use layered::Layered;
pub(crate) use notation::{Notation, Unreadable};
pub(crate) use tree::Tree;

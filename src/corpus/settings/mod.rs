//! Settings of a page or a site, written in YAML, TOML or JSON.

mod json;
mod layered;
mod notation;
mod plain;
mod toml;
mod tree;
mod unreadable;
mod yaml;

pub(crate) use json::first_value;
pub(crate) use layered::Layered;
pub(crate) use notation::Notation;
pub(crate) use tree::Tree;
pub(crate) use unreadable::Unreadable;

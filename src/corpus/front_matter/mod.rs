//! What a page says about itself, and whether and when it is published by that.

mod cascade;
mod glob;
mod kept_out;
mod metadata;
mod page_date;
mod parse;
mod publishing;
mod values;

pub(crate) use cascade::{Cascade, TargetPage};
pub(crate) use glob::Glob;
pub(crate) use page_date::PageDate;
#[cfg(test)]
pub(crate) use page_date::page_date;
pub(crate) use parse::part;
pub(crate) use publishing::Publishing;
pub(crate) use values::FrontMatter;

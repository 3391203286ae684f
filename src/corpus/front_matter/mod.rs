//! What a page says about itself, and whether and when it is published by that.

mod cascade;
mod glob;
mod kept_out;
mod metadata;
mod page_date;
mod parse;
mod publishing;
mod values;

pub use cascade::{Cascade, TargetPage};
pub use glob::Glob;
pub use page_date::PageDate;
#[cfg(test)]
pub use page_date::page_date;
pub use parse::part;
pub use publishing::Publishing;
pub use values::FrontMatter;

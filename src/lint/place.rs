//! A place in the content.

use std::path::Path;

/// A place in the content: a file of a site, or something outside all of them.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    /// Index of the site whose settings apply.
    pub site: Option<usize>,
    /// Path of the file.
    pub path: &'p Path,
    /// 1-based line, if one is known.
    pub line: Option<u32>,
    /// 1-based column in characters, if it is known.
    pub column: Option<u32>,
}

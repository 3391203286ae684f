//! A part of a page: its text below one heading.

use std::ops::Range;

use super::block_text::Collected;
use crate::anchors::HeadingAnchor;

/// The text of a page below one heading, or before the first heading.
#[derive(Debug)]
pub(crate) struct Part {
    /// The heading; `None` for the text before the first one.
    pub heading: Option<Heading>,
    /// Text below the heading.
    pub body: Collected,
}

/// A heading that begins a part.
#[derive(Debug)]
pub(crate) struct Heading {
    /// Level of the heading, 1 to 6.
    pub level: u8,
    /// The id of the heading; `None` if it has none.
    pub anchor: Option<HeadingAnchor>,
    /// Visible text of the heading, on one line.
    pub text: String,
    /// 1-based line of the heading in the file.
    pub line: u32,
    /// Whether no text of the part before is on that line.
    pub begins_line: bool,
}

/// A page that is cut into parts.
#[derive(Debug)]
pub(crate) struct Parts {
    /// Parts of the page, in order; the first one has no heading.
    pub parts: Vec<Part>,
    /// Ranges of bytes of the HTML comments in the page, in order.
    pub comments: Vec<Range<usize>>,
}

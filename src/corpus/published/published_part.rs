//! What stands below one heading of a published page.

use crate::markdown::Collected;

/// What stands below one heading, or before the first.
#[derive(Debug)]
pub struct PublishedPart {
    /// The heading; none for the text before the first.
    pub heading: Option<PublishedHeading>,
    /// The text below it.
    pub body: Collected,
}

/// A heading that begins a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedHeading {
    /// 1 to 6.
    pub level: u8,
    /// Visible text, on one line.
    pub text: String,
    /// The id that is its own, stands in it, or is that of the section that it begins.
    pub own_id: Option<String>,
    /// The id that a link leads to: its own, else the nearest above.
    pub anchor: Option<String>,
    /// Line of the file.
    pub line: u32,
}

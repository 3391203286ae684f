//! What stands below one heading of a published page.

use crate::markdown::Collected;

/// The text of a published page below one heading, or before the first heading.
#[derive(Debug)]
pub(crate) struct PublishedPart {
    /// The heading; `None` for the text before the first one.
    pub heading: Option<PublishedHeading>,
    /// Text below the heading.
    pub body: Collected,
    /// The text as Markdown, without the heading.
    pub markdown: String,
}

/// A heading that begins a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublishedHeading {
    /// Level of the heading, 1 to 6.
    pub level: u8,
    /// Visible text of the heading, on one line.
    pub text: String,
    /// The id of the heading: its own, that of an element in it, or that of the section that it begins.
    pub own_id: Option<String>,
    /// The id that a link to the heading uses: its own, or else the nearest one above.
    pub anchor: Option<String>,
    /// 1-based line of the heading in the file.
    pub line: u32,
}

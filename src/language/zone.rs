//! Which part of a section a word stands in.

/// A part of a section that is searched with a weight of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Zone {
    /// Title of the page, and the first heading in its body.
    Title,
    /// The section's own heading.
    Heading,
    /// Where it stands: the headings above it, folders and file name of the page. Where a page begins also what its author
    /// says of it: description, tags and the like.
    Place,
    /// Its text: running text, code blocks and alternative texts of images.
    Body,
}

impl Zone {
    /// Every zone, in the order of their declaration (`zone as usize` is its place here).
    pub const ALL: [Self; 4] = [Self::Title, Self::Heading, Self::Place, Self::Body];

    /// Name of the field that holds it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Place => "place",
            Self::Body => "body",
        }
    }

    /// Whether it is what a person would call a title: of the page, or the section's own heading.
    pub fn is_title(self) -> bool {
        matches!(self, Self::Title | Self::Heading)
    }
}

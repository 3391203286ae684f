//! Which part of a section a word is in.

/// A part of a section that is searched with a weight of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Zone {
    /// Title of the page, and the first heading in its body.
    Title,
    /// The section's own heading.
    Heading,
    /// Where the section is: the headings above it, and the folders and the file name of its page. For the
    /// first section of a page also what its author says of the page: description, tags and the like.
    Place,
    /// Text of the section: running text, code blocks and alternative texts of images.
    Body,
}

impl Zone {
    /// Every zone, in the order of declaration: `zone as usize` is the index of a zone in this list.
    pub const ALL: [Self; 4] = [Self::Title, Self::Heading, Self::Place, Self::Body];

    /// Name of the index field that holds this zone.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Place => "place",
            Self::Body => "body",
        }
    }

    /// Whether the zone is what a person calls a title: the title of the page, or the heading of the section.
    pub fn is_title(self) -> bool {
        matches!(self, Self::Title | Self::Heading)
    }
}

//! What is known of a section beside its words.

use std::ops::Range;

use crate::{Index, Labels};

/// The text of a section, to find its names in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionText {
    /// The visible text.
    pub text: String,
    /// Where the words of it stand.
    pub words: Vec<Range<usize>>,
    /// The language of the text.
    pub lang: Option<String>,
}

/// The attributes of the sections of an index.
pub trait Attributes: Index {
    /// The language of each section, a BCP 47 tag.
    ///
    /// # Errors
    /// What the index cannot read.
    fn languages(&self) -> Result<&Labels, Self::Error>;

    /// The sections that are one and the same in several languages, `section` among them; none if no other is.
    ///
    /// # Errors
    /// What the index cannot read.
    fn translations(&self, section: u32) -> Result<&[u32], Self::Error>;

    /// By section, how many words its heading has; where a page begins, the page's title.
    ///
    /// # Errors
    /// What the index cannot read.
    fn heading_lengths(&self) -> Result<&[u32], Self::Error>;

    /// Whether a page begins with a section.
    fn begins_page(&self, section: u32) -> bool;

    /// The text of a section.
    ///
    /// # Errors
    /// What the index cannot read.
    fn text(&self, section: u32) -> Result<SectionText, Self::Error>;
}

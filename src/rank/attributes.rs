//! Attributes: what is known of a section beside its words.

use std::ops::Range;
use std::sync::Arc;

use crate::{Index, Labels};

/// The text of a section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionText {
    /// The visible text.
    pub text: String,
    /// Range of bytes of each word in the text, in order.
    pub words: Vec<Range<usize>>,
    /// Language of the text, a BCP 47 tag; `None` if it is not known.
    pub lang: Option<String>,
}

/// The attributes of the sections of an index.
pub trait Attributes: Index {
    /// The language of each section, a BCP 47 tag.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn languages(&self) -> Result<&Labels, Self::Error>;

    /// The sections of the translation group of `section`, which is among them; none if the group has no other section.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn translations(&self, section: u32) -> Result<&[u32], Self::Error>;

    /// For each section, what its score is multiplied by; none at all if every section counts the same.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn weights(&self) -> Result<&[f32], Self::Error>;

    /// For each section, the number of words in its heading; for the first section of a page, in the title of the page.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn heading_lengths(&self) -> Result<&[u32], Self::Error>;

    /// Whether `section` is the first section of a page.
    fn begins_page(&self, section: u32) -> bool;

    /// The text of `section`.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn text(&self, section: u32) -> Result<SectionText, Self::Error>;

    /// The sections that `find` finds to be like `section`, and how much. They depend on `section` alone, so an index may keep
    /// them: the next query often asks for those of the same section.
    ///
    /// # Errors
    /// The error of `find`.
    fn alike(
        &self,
        section: u32,
        find: impl FnOnce() -> Result<Vec<(u32, f32)>, Self::Error>,
    ) -> Result<Arc<[(u32, f32)]>, Self::Error> {
        let _ = section;
        Ok(find()?.into())
    }
}

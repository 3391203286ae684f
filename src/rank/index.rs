//! An index, as far as all questions about it have it in common.

/// An index: sections that are numbered from 0 in the order of the content.
pub trait Index {
    /// The error of an index that cannot be read.
    type Error;

    /// Number of sections.
    fn sections(&self) -> usize;
}

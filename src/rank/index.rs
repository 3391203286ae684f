//! What is ranked.

/// An index, seen as sections that are numbered from 0 in the order of their content.
pub trait Index {
    /// Why something could not be read.
    type Error;

    /// How many sections there are.
    fn sections(&self) -> usize;
}

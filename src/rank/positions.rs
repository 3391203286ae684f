//! Positions: where in a section a term is.

use timra_language::{TermKey, Zone};

use crate::Index;

/// The positions of the terms of an index.
pub trait Positions: Index {
    /// Sections whose positions will be asked for, as the index finds them again quickly.
    type Sections;

    /// Prepares `sections` for [`Positions::positions`].
    fn locate(&self, sections: &[u32]) -> Self::Sections;

    /// The terms that `key` stands for, in order. A key that stands for every spelling stands for all words with its
    /// base form.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    fn terms(&self, key: &TermKey) -> Result<Vec<TermKey>, Self::Error>;

    /// Calls `each` with the positions of a term in one zone of some sections, in order, and with the place of the
    /// section among those that were located. Returns in how many sections of the index the term is in that zone.
    ///
    /// # Errors
    /// What the index cannot read.
    fn positions(
        &self,
        zone: Zone,
        term: &TermKey,
        sections: &Self::Sections,
        each: impl FnMut(usize, &[u32]),
    ) -> Result<u64, Self::Error>;
}

//! Where in a section a term stands.

use timra_language::{TermKey, Zone};

use crate::Index;

/// The positions of an index.
pub trait Positions: Index {
    /// Some sections, as an index finds them soonest.
    type Sections;

    /// These sections, to be asked for over and over.
    fn locate(&self, sections: &[u32]) -> Self::Sections;

    /// The terms that a key stands for, in order; of one that stands for every spelling, the words with its base.
    ///
    /// # Errors
    /// What the index cannot read.
    fn terms(&self, key: &TermKey) -> Result<Vec<TermKey>, Self::Error>;

    /// Calls `each` with the positions of a term in one zone of some sections, in order, and with the place of the section among
    /// those that were located. Returns in how many sections of the index the term stands in that zone.
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

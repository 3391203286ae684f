//! Sets of sections.

use crate::bits::{Bits, WORD};

/// A set of sections: a bit for each section of the index.
#[derive(Debug, Clone)]
pub(crate) struct SectionSet(Vec<u64>);

impl SectionSet {
    /// A set of none of so many sections.
    pub(crate) fn new(sections: usize) -> Self {
        Self(vec![0; sections.div_ceil(WORD)])
    }

    /// Adds a section of the index.
    pub(crate) fn add(&mut self, section: u32) {
        self.0[section as usize / WORD] |= 1 << (section as usize % WORD);
    }

    pub(crate) fn has(&self, section: u32) -> bool {
        let word = self.0.get(section as usize / WORD).copied().unwrap_or(0);
        word >> (section as usize % WORD) & 1 == 1
    }

    /// How many sections there are in the set.
    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The sections, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let words = (0_u32..).step_by(WORD).zip(&self.0).filter(|(_, word)| **word != 0);
        words.flat_map(|(first, &word)| Bits(word).map(move |bit| first + bit))
    }
}

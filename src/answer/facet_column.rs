//! The values of sections for a facet.

use timra_rank::Labels;

use super::tag_sets::TagSets;

/// The values of sections for a facet, whether a section has one at most or several. Sections with the same values share a
/// set of them.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FacetColumn<'c> {
    /// One value at most.
    Labels(&'c Labels),
    /// Any number of values.
    Tags(&'c TagSets),
}

impl<'c> FacetColumn<'c> {
    /// The place of the set of a section.
    pub(crate) fn set_of(self, section: u32) -> u32 {
        match self {
            Self::Labels(labels) => labels.of(section) as u32,
            Self::Tags(tags) => tags.set_of(section),
        }
    }

    /// Every value; an empty one stands for none.
    pub(crate) fn values(self) -> &'c [String] {
        match self {
            Self::Labels(labels) => labels.all(),
            Self::Tags(tags) => tags.names(),
        }
    }

    /// Calls `each` with the place of each value of a set in [`FacetColumn::values`].
    pub(crate) fn for_each_of(self, set: u32, mut each: impl FnMut(usize)) {
        match self {
            Self::Labels(_) => each(set as usize),
            Self::Tags(tags) => tags.set(set).iter().for_each(|&tag| each(tag as usize)),
        }
    }
}

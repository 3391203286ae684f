//! What belongs to a section: its page, and versions and copies of it.

use timra_stored::are_near;

use super::{Readable, Searchable};

/// The sections of a page and of its versions in other languages, and what their copies look like.
pub(crate) struct OwnSections {
    /// Numbers of sections, in order.
    sections: Vec<u32>,
    sketches: Vec<u64>,
}

impl OwnSections {
    /// What belongs to the page of `section`.
    ///
    /// # Errors
    /// The error of the index, if it cannot be read.
    pub(crate) fn new<I: Searchable + Readable>(section: u32, index: &I) -> Result<Self, I::Error> {
        let own = index.page_of(section);
        let mut sections: Vec<u32> = own.clone().collect();
        for version in index.versions(own.start)? {
            sections.extend(index.page_of(version));
        }
        sections.sort_unstable();
        let relations = index.columns().relations(index)?;
        let sketches = sections.iter().map(|&own| relations[own as usize].sketch);
        let sketches = sketches.filter(|sketch| *sketch != 0).collect();
        Ok(Self { sections, sketches })
    }

    /// Whether `section` belongs to the page or a version of it, or is, by the `sketch` of its text, a copy of what does.
    pub(crate) fn has(&self, section: u32, sketch: u64) -> bool {
        let is_copy = |own: &u64| are_near(*own, sketch);
        self.sections.binary_search(&section).is_ok() || sketch != 0 && self.sketches.iter().any(is_copy)
    }
}

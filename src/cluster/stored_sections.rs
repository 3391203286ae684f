//! What is shown of sections that came from the cluster.

use std::sync::Arc;

use timra_answer::StoredSections;
use timra_stored::{SectionName, StoredPage, StoredSection};

use super::cluster_index::{ClusterIndex, Unready};
use super::shown_section::ShownSection;

impl ClusterIndex<'_> {
    fn shown(&self, section: u32) -> Option<&ShownSection> {
        let shown = self.gathered.shown.get(&section);
        if shown.is_none() {
            self.wanted.borrow_mut().shown.insert(section);
        }
        shown
    }
}

impl StoredSections for ClusterIndex<'_> {
    fn page(&self, section: u32) -> Result<Arc<StoredPage>, Unready> {
        Ok(self.shown(section).map(|shown| shown.page.clone()).unwrap_or_default())
    }

    fn name(&self, section: u32, _: &StoredPage) -> Result<SectionName, Unready> {
        let none = || SectionName { id: String::new(), url: String::new() };
        Ok(self.shown(section).map_or_else(none, |shown| shown.name.clone()))
    }

    fn stored(&self, section: u32) -> Result<StoredSection, Unready> {
        Ok(self.shown(section).map(|shown| shown.stored.clone()).unwrap_or_default())
    }
}

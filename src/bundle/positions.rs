//! Positions of terms, from the pieces of a bundle.

use foldhash::HashMap;
use timra_language::{TermKey, Zone};
use timra_rank::Positions;

use super::Result;
use super::bundle_index::BundleIndex;

impl Positions for BundleIndex<'_> {
    /// The place of each section.
    type Sections = HashMap<u32, usize>;

    fn locate(&self, sections: &[u32]) -> HashMap<u32, usize> {
        sections.iter().copied().zip(0..).collect()
    }

    fn terms(&self, key: &TermKey) -> Result<Vec<TermKey>> {
        let words = &self.loaded.core.words;
        let keys = words.of_key(key).filter_map(|term| TermKey::parse(words.key(term).as_bytes()));
        Ok(keys.collect())
    }

    fn positions(
        &self,
        zone: Zone,
        term: &TermKey,
        sections: &HashMap<u32, usize>,
        mut each: impl FnMut(usize, &[u32]),
    ) -> Result<u64> {
        let core = &self.loaded.core;
        let mut count = 0;
        for term in core.words.of_key(term) {
            count += u64::from(core.words.counts(term)[zone as usize]);
            let Some(list) = self.lists(term)?[zone as usize] else { continue };
            if !self.budget.allows(core.words.counts(term)[zone as usize]) {
                break;
            }
            let is_wanted = |section: u32| sections.contains_key(&section);
            list.for_each_position(&core.slots, is_wanted, |section, positions| {
                if let Some(&at) = sections.get(&section) {
                    each(at, positions);
                }
            })?;
        }
        Ok(count)
    }
}

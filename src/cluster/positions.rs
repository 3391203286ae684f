//! Positions of terms in the sections that came from the cluster.

use timra_language::{TermKey, Zone};
use timra_rank::{Positions, Postings};

use super::cluster_index::{ClusterIndex, Unready};

impl Positions for ClusterIndex<'_> {
    type Sections = Vec<u32>;

    fn locate(&self, sections: &[u32]) -> Vec<u32> {
        self.will_ask_for(sections);
        sections.to_vec()
    }

    fn terms(&self, key: &TermKey) -> Result<Vec<TermKey>, Unready> {
        let words = &self.sidecar.words;
        let keys = words.of_key(key).filter_map(|term| TermKey::parse(words.key(term).as_bytes()));
        Ok(keys.collect())
    }

    fn positions(
        &self,
        zone: Zone,
        term: &TermKey,
        sections: &Vec<u32>,
        mut each: impl FnMut(usize, &[u32]),
    ) -> Result<u64, Unready> {
        let mut count = 0;
        for term in self.terms_of(term) {
            count += u64::from(self.sidecar.words.counts(term as usize)[zone as usize]);
            for (at, section) in sections.iter().enumerate() {
                let positions =
                    self.gathered.terms.get(section).map_or(&[][..], |terms| terms.positions(term, zone));
                if !positions.is_empty() {
                    each(at, positions);
                }
            }
        }
        Ok(count)
    }
}

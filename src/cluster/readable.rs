//! Sections by their ids and addresses, and what belongs together.

use std::ops::Range;

use percent_encoding::percent_decode_str;
use timra_answer::{Readable, StoredSections};
use timra_format::{LONGEST_NAME, lookup_of_address, lookup_of_id};
use timra_stored::{SectionName, StoredSection};

use super::cluster_index::{ClusterIndex, Unready};

impl ClusterIndex<'_> {
    /// The first of the sections with one of these numbers whose name is the one that is looked for.
    fn first_of(&self, lookup: u64, is_it: impl Fn(&SectionName) -> bool) -> Result<Option<u32>, Unready> {
        for &section in self.gathered.lookups.get(&lookup).into_iter().flatten() {
            if is_it(&self.named(section)?.1) {
                return Ok(Some(section));
            }
        }
        Ok(None)
    }
}

impl Readable for ClusterIndex<'_> {
    fn number_of(&self, name: &str) -> Result<Option<u32>, Unready> {
        if name.is_empty() || name.len() > LONGEST_NAME {
            return Ok(None);
        }
        let addresses = [name.to_owned(), without_question(name)];
        let numbers =
            [lookup_of_id(name)].into_iter().chain(addresses.iter().map(|it| lookup_of_address(it)));
        let missing: Vec<u64> = numbers.filter(|it| !self.gathered.lookups.contains_key(it)).collect();
        if !missing.is_empty() {
            self.wanted.borrow_mut().lookups.extend(missing);
            return Err(Unready::Wanting);
        }
        let by_id = self.first_of(lookup_of_id(name), |known| known.id == name)?;
        if by_id.is_some() {
            return Ok(by_id);
        }
        for address in addresses {
            let decoded: Vec<u8> = percent_decode_str(&address).collect();
            let is_there = |known: &SectionName| percent_decode_str(&known.url).eq(decoded.iter().copied());
            let found = self.first_of(lookup_of_address(&address), is_there)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn page_of(&self, section: u32) -> Range<u32> {
        self.sidecar.page_of(section)
    }

    fn versions(&self, section: u32) -> Result<Vec<u32>, Unready> {
        Ok(self.sidecar.versions(section))
    }

    fn markdown(&self, section: u32, stored: &StoredSection) -> Result<String, Unready> {
        let shown = self.gathered.shown.get(&section);
        Ok(shown.map_or_else(|| Ok(stored.text.clone()), |shown| shown.markdown())?)
    }
}

/// An address without what follows its question mark, and with what it names on its page.
fn without_question(address: &str) -> String {
    let (page, fragment) = address.split_once('#').unwrap_or((address, ""));
    let bare = page.split('?').next().unwrap_or(page);
    if fragment.is_empty() { bare.to_owned() } else { format!("{bare}#{fragment}") }
}

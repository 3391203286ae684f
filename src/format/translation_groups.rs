//! Translation groups of sections whose pages differ between languages.

use std::ops::Range;

/// Name of the file with the [`TranslationGroups`] of a generation. There is none if all pages are alike in all languages.
pub const TRANSLATION_GROUPS: &str = "translations";

/// Bytes of an entry: the number of the section and the number of its group.
const ENTRY: usize = size_of::<u32>() + size_of::<u64>();

/// The numbers of the translation groups of some sections. For these, the column `twin` does not hold: it numbers a section
/// by its place on the page, and one version of their page has sections that the other has not.
///
/// As bytes, it has an entry for each of the sections, in order: the number of the section (32 bits) and the number of the
/// group (64 bits), both with the lowest byte first.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct TranslationGroups(Vec<(u32, u64)>);

impl TranslationGroups {
    /// Groups by section number, in any order, each section once.
    pub fn new(mut groups: Vec<(u32, u64)>) -> Self {
        groups.sort_unstable();
        Self(groups)
    }

    /// The groups in `bytes`; `None` if these are not what [`TranslationGroups::encode`] gives for an index of `sections`
    /// sections.
    pub fn decode(bytes: &[u8], sections: usize) -> Option<Self> {
        let (entries, rest) = bytes.as_chunks::<ENTRY>();
        let entry = |entry: &[u8; ENTRY]| {
            let (section, group) = entry.split_first_chunk()?;
            Some((u32::from_le_bytes(*section), u64::from_le_bytes(*group.first_chunk()?)))
        };
        let groups: Vec<(u32, u64)> = entries.iter().map(entry).collect::<Option<_>>()?;
        let is_sorted = groups.windows(2).all(|two| two[0].0 < two[1].0);
        let fits = groups.last().is_none_or(|last| (last.0 as usize) < sections);
        (rest.is_empty() && is_sorted && fits).then_some(Self(groups))
    }

    /// The groups as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let bytes =
            |&(section, group): &(u32, u64)| section.to_le_bytes().into_iter().chain(group.to_le_bytes());
        self.0.iter().flat_map(bytes).collect()
    }

    /// The group of a section, if the section is among these.
    pub fn of(&self, section: u32) -> Option<u64> {
        let at = self.0.binary_search_by_key(&section, |&(section, _)| section).ok()?;
        Some(self.0[at].1)
    }

    /// The sections among those in `range` that are in `group`.
    pub fn in_group(&self, group: u64, range: Range<u32>) -> impl Iterator<Item = u32> {
        let from = self.0.partition_point(|&(section, _)| section < range.start);
        let of_range = self.0[from..].iter().take_while(move |(section, _)| *section < range.end);
        of_range.filter(move |(_, other)| *other == group).map(|&(section, _)| section)
    }

    /// Every section with its group, in the order of the sections.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u64)> {
        self.0.iter().copied()
    }

    /// Whether there is no section.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(groups in btree_map(0_u32..1000, any::<u64>(), 0..50)) {
            let groups = TranslationGroups::new(groups.into_iter().collect());
            let bytes = groups.encode();
            prop_assert_eq!(TranslationGroups::decode(&bytes, 1000), Some(groups.clone()));
            for (section, group) in groups.iter() {
                prop_assert_eq!(groups.of(section), Some(group));
                prop_assert!(groups.in_group(group, 0..1000).any(|other| other == section));
            }
            if let Some((last, _)) = groups.iter().last() {
                prop_assert_eq!(TranslationGroups::decode(&groups.encode(), last as usize), None);
            }
        }

        #[test]
        fn other_bytes_are_refused_or_sorted(bytes in vec(any::<u8>(), 0..100)) {
            if let Some(groups) = TranslationGroups::decode(&bytes, 1 << 20) {
                prop_assert_eq!(groups.encode(), bytes);
            }
        }
    }
}

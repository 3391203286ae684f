//! Lists of the sections that have a term, and where in them it stands.

use timra_stored::varint;

use super::bytes::Bytes;
use super::page_slots::PageSlots;
use super::{Error, Result};

/// A section that has a term: its number, and how often it has the term.
pub(crate) type Occurrence = (u32, u32);

/// Marks the last section of a page that has the term.
const LAST: usize = 1;
/// Marks a section that has the term more than once.
const OFTEN: usize = 2;

/// Sections, each with how often it has a term and where, in the order of the slots of their pages.
pub(crate) type PlacedSections<'p> = Vec<((u32, u32), u32, &'p [u32])>;

/// The sections of a list, in the order in which they are written.
pub(crate) fn placed<'p>(list: &[(u32, u32, &'p [u32])], slots: &PageSlots) -> PlacedSections<'p> {
    let mut placed = Vec::with_capacity(list.len());
    for &(section, frequency, positions) in list {
        placed.extend(slots.slot_of(section).map(|place| (place, frequency, positions)));
    }
    placed.sort_unstable_by_key(|(place, ..)| *place);
    placed
}

/// Writes the sections of a list. How many they are, whoever reads them has to know.
pub(crate) fn push_sections(bytes: &mut Vec<u8>, placed: &PlacedSections) {
    let mut behind = 0;
    for of_page in placed.chunk_by(|((a, _), ..), ((b, _), ..)| a == b) {
        let slot = of_page[0].0.0;
        varint::push(bytes, (slot - behind) as usize);
        behind = slot + 1;
        let mut next = 0;
        for (at, ((_, place), frequency, _)) in of_page.iter().enumerate() {
            let last = if at + 1 == of_page.len() { LAST } else { 0 };
            let often = if *frequency > 1 { OFTEN } else { 0 };
            varint::push(bytes, ((place - next) as usize) << 2 | often | last);
            next = place + 1;
            if *frequency > 1 {
                varint::push(bytes, *frequency as usize - 2);
            }
        }
    }
}

/// Writes the positions in the sections of a list: as many for each as it has the term.
pub(crate) fn push_positions(bytes: &mut Vec<u8>, placed: &PlacedSections) {
    for (_, _, positions) in placed {
        let mut before = 0;
        for position in *positions {
            varint::push(bytes, (position - before) as usize);
            before = *position;
        }
    }
}

/// A list that is still to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SectionList<'b> {
    /// Number of sections.
    count: u32,
    sections: Bytes<'b>,
    /// The positions; before them, so many of lists that come first.
    positions: Bytes<'b>,
    before: u64,
}

impl<'b> SectionList<'b> {
    /// Takes a list of so many sections from `bytes`; and how often they have the term, all together.
    pub(crate) fn take(bytes: &mut Bytes<'b>, count: u32) -> Result<(Self, u64)> {
        let list = Self { count, sections: *bytes, positions: Bytes(&[]), before: 0 };
        let mut all = 0;
        list.walk(bytes, |_, _, frequency| {
            all += u64::from(frequency);
            Ok(())
        })?;
        Ok((list, all))
    }

    /// This list with its positions, which are in `positions` behind so many others.
    pub(crate) fn with_positions(self, positions: Bytes<'b>, before: u64) -> Self {
        Self { positions, before, ..self }
    }

    /// Calls `each` with the slot and the place of every section, and how often it has the term.
    fn walk(self, bytes: &mut Bytes, mut each: impl FnMut(u32, u32, u32) -> Result<()>) -> Result<()> {
        let (mut left, mut behind) = (self.count, 0_u32);
        while left > 0 {
            let slot = bytes.small()?.checked_add(behind).ok_or_else(wrong)?;
            behind = slot.saturating_add(1);
            let mut next = 0_u32;
            loop {
                let head = bytes.number()?;
                let place = u32::try_from(head >> 2).ok().and_then(|gap| next.checked_add(gap));
                let place = place.ok_or_else(wrong)?;
                next = place.saturating_add(1);
                let frequency = if head & OFTEN == 0 { 1 } else { bytes.small()?.saturating_add(2) };
                each(slot, place, frequency)?;
                left = left.checked_sub(1).ok_or_else(wrong)?;
                if head & LAST != 0 {
                    break;
                }
            }
        }
        Ok(())
    }

    /// The sections of the list in the order in which it has them, which is that of its positions.
    fn unsorted(self, slots: &PageSlots) -> Result<Vec<Occurrence>> {
        let (mut found, mut bytes) = (Vec::new(), self.sections);
        self.walk(&mut bytes, |slot, place, frequency| {
            found.push((slots.section(slot, place).ok_or_else(wrong)?, frequency));
            Ok(())
        })?;
        Ok(found)
    }

    /// The sections of the list, in the order of the content.
    pub(crate) fn occurrences(self, slots: &PageSlots) -> Result<Vec<Occurrence>> {
        let mut found = self.unsorted(slots)?;
        found.sort_unstable_by_key(|(section, _)| *section);
        Ok(found)
    }

    /// Calls `each` with the sections that are `wanted` and the positions of the term in them, in no order.
    pub(crate) fn for_each_position(
        self,
        slots: &PageSlots,
        wanted: impl Fn(u32) -> bool,
        mut each: impl FnMut(u32, &[u32]),
    ) -> Result<()> {
        let mut bytes = self.positions;
        for _ in 0..self.before {
            bytes.number()?;
        }
        let mut positions = Vec::new();
        for (section, frequency) in self.unsorted(slots)? {
            let (is_wanted, mut before) = (wanted(section), 0_u32);
            positions.clear();
            for _ in 0..frequency {
                before = before.saturating_add(bytes.small()?);
                if is_wanted {
                    positions.push(before);
                }
            }
            if is_wanted {
                each(section, &positions);
            }
        }
        Ok(())
    }
}

fn wrong() -> Error {
    Error::Damaged("a term is in a section that is not there")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use timra_stored::StoredPage;

    use super::*;

    fn page(number: usize) -> StoredPage {
        StoredPage {
            site: "s".into(),
            path: format!("{number}.md"),
            id: None,
            url: String::new(),
            title: String::new(),
            declared_lang: None,
            date: None,
        }
    }

    /// Slots of some pages with so many sections each.
    fn slots(sections: &[u32]) -> PageSlots {
        let pages: Vec<StoredPage> = (0..sections.len()).map(page).collect();
        let pages: Vec<_> =
            pages.iter().zip(sections).map(|(page, &sections)| (page, sections, true)).collect();
        PageSlots::new(&pages).expect("slots")
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(
            sizes in prop::collection::vec(1_u32..9, 1..30),
            lists in prop::collection::btree_map(0_u32..60, prop::collection::btree_set(0_u32..9000, 1..6), 0..30),
        ) {
            let slots = slots(&sizes);
            let count = slots.sections() as u32;
            let lists: Vec<(u32, Vec<u32>)> = lists
                .into_iter()
                .filter(|(section, _)| *section < count)
                .map(|(section, positions)| (section, positions.into_iter().collect()))
                .collect();
            let list: Vec<(u32, u32, &[u32])> =
                lists.iter().map(|(section, at)| (*section, at.len() as u32, at.as_slice())).collect();
            let mut bytes = Vec::new();
            let written = placed(&list, &slots);
            push_sections(&mut bytes, &written);
            // The positions of another list come first.
            let mut behind = vec![7, 9];
            push_positions(&mut behind, &written);
            let mut rest = Bytes(&bytes);
            let (read, all) = SectionList::take(&mut rest, list.len() as u32).expect("a list");
            prop_assert!(rest.is_empty());
            prop_assert_eq!(all, lists.iter().map(|(_, at)| at.len() as u64).sum::<u64>());
            let read = read.with_positions(Bytes(&behind), 2);
            let expected: Vec<Occurrence> = list.iter().map(|(section, count, _)| (*section, *count)).collect();
            prop_assert_eq!(read.occurrences(&slots).expect("sections"), expected);
            let mut found = Vec::new();
            read.for_each_position(&slots, |section| section % 2 == 0, |section, at| found.push((section, at.to_vec())))
                .expect("positions");
            found.sort();
            let expected: Vec<_> = lists.into_iter().filter(|(section, _)| section % 2 == 0).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn other_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..60), count in 0_u32..9) {
            let slots = slots(&[3, 1, 4]);
            let mut rest = Bytes(&bytes);
            if let Ok((list, _)) = SectionList::take(&mut rest, count) {
                let list = list.with_positions(rest, 1);
                let _ = list.occurrences(&slots);
                let _ = list.for_each_position(&slots, |_| true, |_, _| ());
            }
        }
    }

    #[test]
    fn a_section_that_is_added_to_one_page_leaves_the_lists_of_others() {
        let list = |slots: &PageSlots, section: u32| {
            let mut bytes = Vec::new();
            push_sections(&mut bytes, &placed(&[(section, 1, &[4])], slots));
            bytes
        };
        let (before, after) = (slots(&[2, 3, 2]), slots(&[2, 4, 2]));
        assert_eq!(list(&before, 6), list(&after, 7));
    }
}

//! Slots: numbers of pages that stay as they are when other pages come and go.

use timra_stored::{StoredPage, varint};
use xxhash_rust::xxh3::xxh3_64;

use super::bytes::Bytes;
use super::{Error, Result};

/// Slots for each page, at least: the more, the fewer pages ask for the slot of another.
const ROOM: usize = 4;

/// Bits of the number of a slot, at most.
const MOST_BITS: u32 = 26;

/// The pages of a bundle, in the order of the content, with their slots and sections.
///
/// Postings name a section by the slot of its page and its place on the page. The slot comes from a hash of the page's id, so
/// a heading that is added to one page, or a page that is added to the site, leaves the postings of all others as they were.
#[derive(Debug, Default)]
pub(crate) struct PageSlots {
    bits: u32,
    pages: Vec<SlotPage>,
    /// For each section, the place of its page in `pages`.
    page_of: Vec<u32>,
    /// For each slot, the place of its page in `pages`, counted from 1; 0 for a slot that is free.
    by_slot: Vec<u32>,
}

/// A page of a bundle.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SlotPage {
    /// The slot.
    pub slot: u32,
    /// Number of the first section.
    pub first: u32,
    /// Number of sections.
    pub sections: u32,
    /// Whether the first section begins the page; it does not where what is stored of a page differs between its sections.
    pub begins: bool,
}

impl PageSlots {
    /// Gives slots to pages: each with the number of its sections, and whether they begin the page.
    pub(crate) fn new(pages: &[(&StoredPage, u32, bool)]) -> Result<Self> {
        let bits = (pages.len().max(1) * ROOM).next_power_of_two().trailing_zeros();
        if bits > MOST_BITS {
            return Err(Error::Damaged("there are too many pages"));
        }
        let mut order: Vec<(u64, usize)> = Vec::with_capacity(pages.len());
        for (at, (page, ..)) in pages.iter().enumerate() {
            order.push((xxh3_64(page.id().as_bytes()), at));
        }
        order.sort_unstable();
        let (mut slots, mut is_taken) = (vec![0; pages.len()], vec![false; 1 << bits]);
        for (hash, at) in order {
            let mut slot = (hash >> (u64::BITS - bits)) as usize;
            while is_taken[slot] {
                slot = (slot + 1) % is_taken.len();
            }
            is_taken[slot] = true;
            slots[at] = slot as u32;
        }
        let mut first = 0;
        let with_slot = slots.into_iter().zip(pages).map(|(slot, &(_, sections, begins))| {
            let page = SlotPage { slot, first, sections, begins };
            first += sections;
            page
        });
        Self::of(bits, with_slot.collect())
    }

    fn of(bits: u32, pages: Vec<SlotPage>) -> Result<Self> {
        let wrong = || Error::Damaged("its pages have no numbers");
        let mut by_slot = vec![0; 1 << bits];
        let mut page_of = Vec::new();
        for (at, page) in (0_u32..).zip(&pages) {
            let place = by_slot.get_mut(page.slot as usize).filter(|place| **place == 0).ok_or_else(wrong)?;
            *place = at + 1;
            page_of.extend((0..page.sections).map(|_| at));
        }
        Ok(Self { bits, pages, page_of, by_slot })
    }

    /// Number of sections of all pages.
    pub(crate) fn sections(&self) -> usize {
        self.page_of.len()
    }

    /// The pages, in the order of the content.
    pub(crate) fn pages(&self) -> &[SlotPage] {
        &self.pages
    }

    /// The place of the page of a section among all pages.
    pub(crate) fn page_of(&self, section: u32) -> Option<u32> {
        self.page_of.get(section as usize).copied()
    }

    /// Whether a section is the first one of a page.
    pub(crate) fn begins_page(&self, section: u32) -> bool {
        let page = self.page_of(section).map(|at| self.pages[at as usize]);
        page.is_some_and(|page| page.begins && page.first == section)
    }

    /// The slot of the page of a section, and the place of the section on the page.
    pub(crate) fn slot_of(&self, section: u32) -> Option<(u32, u32)> {
        let page = self.pages[self.page_of(section)? as usize];
        Some((page.slot, section - page.first))
    }

    /// The section at a place of the page with this slot.
    pub(crate) fn section(&self, slot: u32, place: u32) -> Option<u32> {
        let at = self.by_slot.get(slot as usize)?.checked_sub(1)?;
        let page = self.pages[at as usize];
        (place < page.sections).then(|| page.first + place)
    }

    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        varint::push(bytes, self.bits as usize);
        varint::push(bytes, self.pages.len());
        for page in &self.pages {
            varint::push(bytes, page.slot as usize);
            varint::push(bytes, (page.sections as usize) << 1 | usize::from(page.begins));
        }
    }

    /// Reads the pages of a bundle that has at most `most` sections.
    pub(crate) fn decode(bytes: &mut Bytes, most: usize) -> Result<Self> {
        let bits = bytes.small()?;
        let count = bytes.count()?;
        // More slots than any writer gives would be memory for nothing.
        if bits > MOST_BITS || 1 << bits > (count.max(1) * ROOM).next_power_of_two() {
            return Err(Error::Damaged("it has too many places for pages"));
        }
        let (mut pages, mut first) = (Vec::with_capacity(count), 0_usize);
        for _ in 0..count {
            let slot = bytes.small()?;
            let head = bytes.small()?;
            let page = SlotPage { slot, first: first as u32, sections: head >> 1, begins: head & 1 == 1 };
            first += page.sections as usize;
            if first > most {
                return Err(Error::Damaged("its pages have too many sections"));
            }
            pages.push(page);
        }
        Self::of(bits, pages)
    }
}

//! The terms of one section, with their positions: what ranking reads of it.

use timra_bundle::Bytes;
use timra_language::Zone;
use timra_stored::varint;

use super::{Error, Result};

/// Bits of the number of a zone.
const ZONE_BITS: usize = 2;

const _: () = assert!(Zone::ALL.len() <= 1 << ZONE_BITS);

/// The terms and pairs of one section, by their numbers in the dictionaries of the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SectionTerms {
    /// Sorted by term and zone.
    entries: Vec<TermEntry>,
    positions: Vec<u32>,
    /// Pairs, sorted, each with how often the section has it.
    pairs: Vec<(u32, u32)>,
}

/// A term in one zone of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TermEntry {
    term: u32,
    zone: u8,
    /// Where its positions begin.
    start: u32,
    count: u32,
}

impl SectionTerms {
    /// Adds a term in a zone.
    pub(crate) fn add(&mut self, term: u32, zone: Zone, positions: &[u32]) {
        let start = self.positions.len() as u32;
        self.entries.push(TermEntry { term, zone: zone as u8, start, count: positions.len() as u32 });
        self.positions.extend(positions);
    }

    /// Adds a pair.
    pub(crate) fn add_pair(&mut self, pair: u32, count: u32) {
        self.pairs.push((pair, count));
    }

    /// Puts everything that was added in order.
    pub(crate) fn sort(&mut self) {
        self.entries.sort_unstable_by_key(|entry| (entry.term, entry.zone));
        self.pairs.sort_unstable();
    }

    /// The positions of a term in a zone; none if it is not there.
    pub(crate) fn positions(&self, term: u32, zone: Zone) -> &[u32] {
        let wanted = (term, zone as u8);
        let found = self.entries.binary_search_by_key(&wanted, |entry| (entry.term, entry.zone));
        found.map_or(&[], |at| self.of(&self.entries[at]))
    }

    /// How often the section has a pair.
    pub(crate) fn pair(&self, pair: u32) -> u32 {
        self.pairs.binary_search_by_key(&pair, |it| it.0).map_or(0, |at| self.pairs[at].1)
    }

    /// The pairs, each with how often the section has it.
    pub(crate) fn pairs(&self) -> &[(u32, u32)] {
        &self.pairs
    }

    /// The positions of a zone in order, each with its term.
    pub(crate) fn in_order(&self, zone: Zone) -> Vec<(u32, u32)> {
        let here = self.entries.iter().filter(|entry| entry.zone == zone as u8);
        let mut order: Vec<(u32, u32)> =
            here.flat_map(|entry| self.of(entry).iter().map(|&position| (position, entry.term))).collect();
        order.sort_unstable();
        order
    }

    fn of(&self, entry: &TermEntry) -> &[u32] {
        &self.positions[entry.start as usize..][..entry.count as usize]
    }

    /// The terms as bytes.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        varint::push(&mut bytes, self.entries.len());
        let mut before = 0;
        for entry in &self.entries {
            varint::push(&mut bytes, (entry.term - before) as usize);
            varint::push(&mut bytes, (entry.count as usize) << ZONE_BITS | usize::from(entry.zone));
            before = entry.term;
            let mut last = 0;
            for &position in self.of(entry) {
                varint::push(&mut bytes, (position - last) as usize);
                last = position;
            }
        }
        varint::push(&mut bytes, self.pairs.len());
        let mut before = 0;
        for &(pair, count) in &self.pairs {
            varint::push(&mut bytes, (pair - before) as usize);
            varint::push(&mut bytes, count as usize);
            before = pair;
        }
        bytes
    }

    /// Reads what [`Self::encode`] wrote.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self> {
        let wrong = || Error::Damaged("the words of a section are not in order");
        let mut bytes = Bytes(bytes);
        let mut terms = Self::default();
        let mut before = 0_u32;
        for _ in 0..bytes.count()? {
            let term = before.checked_add(bytes.small()?).ok_or_else(wrong)?;
            let head = bytes.number()?;
            let (zone, count) = ((head & ((1 << ZONE_BITS) - 1)) as u8, head >> ZONE_BITS);
            if count > bytes.0.len() || usize::from(zone) >= Zone::ALL.len() {
                return Err(wrong());
            }
            let start = terms.positions.len() as u32;
            let mut last = 0_u32;
            for _ in 0..count {
                last = last.checked_add(bytes.small()?).ok_or_else(wrong)?;
                terms.positions.push(last);
            }
            let key = |entry: &TermEntry| (entry.term, entry.zone);
            if terms.entries.last().is_some_and(|entry| key(entry) >= (term, zone)) {
                return Err(wrong());
            }
            terms.entries.push(TermEntry { term, zone, start, count: count as u32 });
            before = term;
        }
        let mut before = 0_u32;
        for _ in 0..bytes.count()? {
            before = before.checked_add(bytes.small()?).ok_or_else(wrong)?;
            terms.pairs.push((before, bytes.small()?));
        }
        if bytes.is_empty() { Ok(terms) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use timra_language::Zone;

    use super::SectionTerms;

    fn some() -> SectionTerms {
        let mut terms = SectionTerms::default();
        terms.add(9, Zone::Body, &[0, 4, 300]);
        terms.add(2, Zone::Title, &[0]);
        terms.add(2, Zone::Body, &[1]);
        terms.add_pair(70_000, 1);
        terms.add_pair(3, 2);
        terms.sort();
        terms
    }

    #[test]
    fn what_was_written_is_read() {
        let terms = some();
        let read = SectionTerms::decode(&terms.encode()).expect("terms");
        assert_eq!(
            (read.positions(9, Zone::Body), read.positions(9, Zone::Title)),
            (&[0, 4, 300][..], &[][..])
        );
        assert_eq!((read.pair(3), read.pair(4)), (2, 0));
        assert_eq!(read.in_order(Zone::Body), [(0, 9), (1, 2), (4, 9), (300, 9)]);
        assert_eq!(read.encode(), terms.encode());
    }

    proptest! {
        #[test]
        fn other_bytes_are_refused_or_read(mut bytes in prop::collection::vec(any::<u8>(), 0..60), at in any::<usize>()) {
            let _ = SectionTerms::decode(&bytes);
            let mut whole = some().encode();
            let at = at % whole.len();
            whole[at] ^= bytes.pop().unwrap_or(1);
            let _ = SectionTerms::decode(&whole);
            prop_assert!(SectionTerms::decode(&whole[..at]).is_err());
        }
    }
}

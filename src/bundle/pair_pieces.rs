//! Pairs of words in pieces. All spellings of a pair are in one piece.

use timra_stored::{PairKey, varint};

use super::bytes::Bytes;
use super::section_list::{PlacedSections, SectionList, push_sections};
use super::{Error, Result};

/// Bits for the number of letters behind what all spellings of a pair have in common.
const LETTERS: u32 = 2;

/// A pair with its sections, as bytes behind a pair whose spellings have the number `before` in common, or at the beginning of
/// a piece, where that is 0.
pub(crate) fn encode_pair(before: u32, key: &str, sections: &PlacedSections) -> Result<(u32, Vec<u8>)> {
    let (base, letters) = PairKey::parts_of(key).ok_or_else(wrong)?;
    let gap = base.checked_sub(before).ok_or_else(wrong)?;
    let mut bytes = Vec::new();
    varint::push(&mut bytes, (gap as usize) << LETTERS | letters.len());
    bytes.extend(letters.as_bytes());
    varint::push(&mut bytes, sections.len());
    push_sections(&mut bytes, sections);
    Ok((base, bytes))
}

/// The lists of the spellings of a pair in a piece: of the one spelling of `key`, or of all if `is_any`.
pub(crate) fn lists_of<'p>(piece: &'p [u8], key: &PairKey, is_any: bool) -> Result<Vec<SectionList<'p>>> {
    let (wanted, spelling) = PairKey::parts_of(key.as_str()).ok_or_else(wrong)?;
    let (mut bytes, mut found, mut base) = (Bytes(piece), Vec::new(), 0_u32);
    while !bytes.is_empty() {
        let head = bytes.number()?;
        let gap = u32::try_from(head >> LETTERS).ok();
        base = gap.and_then(|gap| base.checked_add(gap)).ok_or_else(wrong)?;
        if base > wanted {
            break;
        }
        let letters = bytes.take(head & ((1 << LETTERS) - 1))?;
        let count = bytes.small()?;
        let (list, _) = SectionList::take(&mut bytes, count)?;
        if base == wanted && (is_any || letters == spelling.as_bytes()) {
            found.push(list);
        }
    }
    Ok(found)
}

fn wrong() -> Error {
    Error::Damaged("a pair of words is none")
}

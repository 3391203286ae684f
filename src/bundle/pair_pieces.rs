//! Pairs of words in pieces. All spellings of a pair are in one piece.

use timra_stored::PairKey;

use super::Result;
use super::bytes::{Bytes, push_blob};
use super::section_list::SectionList;

/// Adds a pair to a piece, with the list of its sections.
pub(crate) fn push_pair(piece: &mut Vec<u8>, key: &str, list: &[u8]) {
    push_blob(piece, key.as_bytes());
    piece.extend(list);
}

/// The lists of the spellings of a pair in a piece: of the one spelling of `key`, or of all if `is_any`.
pub(crate) fn lists_of<'p>(piece: &'p [u8], key: &PairKey, is_any: bool) -> Result<Vec<SectionList<'p>>> {
    let (from, to) = key.range();
    let (mut bytes, mut found) = (Bytes(piece), Vec::new());
    while !bytes.is_empty() {
        let other = bytes.text()?;
        let list = SectionList::take(&mut bytes, false)?;
        let is_meant = if is_any { from <= other && other < to.as_str() } else { other == key.as_str() };
        if is_meant {
            found.push(list);
        }
    }
    Ok(found)
}

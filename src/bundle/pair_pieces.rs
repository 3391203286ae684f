//! Which piece has which pairs of words.

use timra_stored::PairKey;

use super::bytes::{Bytes, push_blob};
use super::section_list::SectionList;
use super::{PieceName, Result};

/// The pieces with pairs of words. All spellings of a pair are in one piece.
#[derive(Debug, Default)]
pub(crate) struct PairPieces {
    names: Vec<PieceName>,
    /// The beginning of the first key in each piece, which the keys of all spellings of that pair have.
    firsts: Vec<String>,
}

impl PairPieces {
    /// Pieces, each with its first key.
    pub(crate) fn new(pieces: impl IntoIterator<Item = (PieceName, String)>) -> Self {
        let (names, firsts) = pieces.into_iter().unzip();
        Self { names, firsts }
    }

    /// The piece that has the spellings of a pair, if any has.
    pub(crate) fn find(&self, key: &PairKey) -> Option<PieceName> {
        let (from, _) = key.range();
        let behind = self.firsts.partition_point(|first| first.as_str() <= from);
        self.names.get(behind.checked_sub(1)?).copied()
    }

    /// The names of all pieces, in order.
    pub(crate) fn names(&self) -> &[PieceName] {
        &self.names
    }

    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        timra_stored::varint::push(bytes, self.names.len());
        for (name, first) in self.names.iter().zip(&self.firsts) {
            bytes.extend(name.0.to_le_bytes());
            push_blob(bytes, first.as_bytes());
        }
    }

    pub(crate) fn decode(bytes: &mut Bytes) -> Result<Self> {
        let pieces = (0..bytes.count()?).map(|_| Ok((PieceName(bytes.whole()?), bytes.text()?.to_owned())));
        Ok(Self::new(pieces.collect::<Result<Vec<_>>>()?))
    }
}

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

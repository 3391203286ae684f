//! Which piece has which of the things that lie in pieces one after the other.

use timra_stored::varint;

use super::bytes::Bytes;
use super::{PieceName, Result};

/// The pieces of one kind of things, which are numbered from 0 through all of them.
#[derive(Debug, Default)]
pub(crate) struct PieceTable {
    names: Vec<PieceName>,
    /// The number of the first thing of each piece, and behind the last one how many there are.
    starts: Vec<u32>,
}

impl PieceTable {
    /// The pieces that have so many things each.
    pub(crate) fn new(pieces: impl IntoIterator<Item = (PieceName, u32)>) -> Self {
        let mut table = Self { names: Vec::new(), starts: vec![0] };
        for (name, things) in pieces {
            table.names.push(name);
            table.starts.push(table.len().saturating_add(things));
        }
        table
    }

    /// Number of things in all pieces.
    pub(crate) fn len(&self) -> u32 {
        self.starts.last().copied().unwrap_or_default()
    }

    /// The place of the piece that has the thing with this number, and the place of the thing in the piece.
    pub(crate) fn find(&self, number: u32) -> Option<(usize, usize)> {
        let piece = self.starts.partition_point(|start| *start <= number).checked_sub(1)?;
        (piece < self.names.len()).then(|| (piece, (number - self.starts[piece]) as usize))
    }

    /// The names of all pieces, in order.
    pub(crate) fn names(&self) -> &[PieceName] {
        &self.names
    }

    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        varint::push(bytes, self.names.len());
        for (name, ends) in self.names.iter().zip(self.starts.windows(2)) {
            bytes.extend(name.0.to_le_bytes());
            varint::push(bytes, (ends[1] - ends[0]) as usize);
        }
    }

    pub(crate) fn decode(bytes: &mut Bytes) -> Result<Self> {
        let pieces = (0..bytes.count()?).map(|_| Ok((PieceName(bytes.whole()?), bytes.small()?)));
        Ok(Self::new(pieces.collect::<Result<Vec<_>>>()?))
    }
}

//! Which piece has which of the things that are found by keys.

use timra_stored::varint;

use super::bytes::{Bytes, push_blob};
use super::{PieceName, Result};

/// The pieces with things that lie in them in the order of their keys. A piece has all that lies between two keys.
#[derive(Debug, Default)]
pub(crate) struct KeyPieces {
    names: Vec<PieceName>,
    /// What the first key in each piece begins with, which no key in the pieces before it reaches.
    firsts: Vec<String>,
}

impl KeyPieces {
    /// Pieces, each with the beginning of its first key.
    pub(crate) fn new(pieces: impl IntoIterator<Item = (PieceName, String)>) -> Self {
        let (names, firsts) = pieces.into_iter().unzip();
        Self { names, firsts }
    }

    /// The place of the piece in which a key would be; `None` for a key before all.
    pub(crate) fn place(&self, key: &str) -> Option<usize> {
        self.firsts.partition_point(|first| first.as_str() <= key).checked_sub(1)
    }

    /// The piece in which a key would be.
    pub(crate) fn find(&self, key: &str) -> Option<PieceName> {
        self.names.get(self.place(key)?).copied()
    }

    /// The names of all pieces, in order.
    pub(crate) fn names(&self) -> &[PieceName] {
        &self.names
    }

    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        varint::push(bytes, self.names.len());
        self.names.iter().for_each(|name| bytes.extend(name.0.to_le_bytes()));
        self.firsts.iter().for_each(|first| push_blob(bytes, first.as_bytes()));
    }

    pub(crate) fn decode(bytes: &mut Bytes) -> Result<Self> {
        let count = bytes.count()?;
        let names = (0..count).map(|_| Ok(PieceName(bytes.whole()?))).collect::<Result<_>>()?;
        let firsts = (0..count).map(|_| Ok(bytes.text()?.to_owned())).collect::<Result<_>>()?;
        Ok(Self { names, firsts })
    }
}

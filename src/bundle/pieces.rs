//! The pieces of a bundle that are there.

use std::cell::OnceCell;

use foldhash::HashMap;

use super::{Error, PieceName, Result};

/// The pieces that a bundle names, and the bytes of those that are there.
#[derive(Debug, Default)]
pub(crate) struct Pieces(HashMap<PieceName, OnceCell<Box<[u8]>>>);

impl Pieces {
    /// Pieces of which none is there yet.
    pub(crate) fn new(names: impl Iterator<Item = PieceName>) -> Self {
        Self(names.map(|name| (name, OnceCell::new())).collect())
    }

    /// Adds the bytes of a piece. To give them a second time does no harm.
    ///
    /// # Errors
    /// [`Error::UnknownPiece`] if the bundle has no piece of this name, [`Error::OtherPiece`] if the bytes are others.
    pub(crate) fn give(&self, name: PieceName, bytes: Box<[u8]>) -> Result<()> {
        let piece = self.0.get(&name).ok_or(Error::UnknownPiece)?;
        if PieceName::of(&bytes) != name {
            return Err(Error::OtherPiece);
        }
        piece.get_or_init(|| bytes);
        Ok(())
    }

    /// The bytes of a piece; `None` if it is not there.
    pub(crate) fn get(&self, name: PieceName) -> Option<&[u8]> {
        self.0.get(&name)?.get().map(|bytes| &**bytes)
    }
}

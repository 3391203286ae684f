//! The pieces of a bundle that are there.

use std::cell::OnceCell;

use foldhash::{HashMap, HashSet};

use super::bytes::Bytes;
use super::{Error, PieceName, Result};

/// The pieces that a bundle names, and the bytes of those that are there.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    pieces: HashMap<PieceName, OnceCell<Box<[u8]>>>,
    /// The piece that has others in it, and these.
    pack: Option<(PieceName, HashSet<PieceName>)>,
}

impl Pieces {
    /// Pieces of which none is there yet: those that are files, and those that are in the `pack` among them.
    pub(crate) fn new(
        files: impl Iterator<Item = PieceName>,
        pack: Option<(PieceName, HashSet<PieceName>)>,
    ) -> Self {
        let packed = pack.iter().flat_map(|(_, packed)| packed).copied();
        Self { pieces: files.chain(packed).map(|name| (name, OnceCell::new())).collect(), pack }
    }

    /// Adds the bytes of a piece. To give them a second time does no harm.
    ///
    /// # Errors
    /// [`Error::UnknownPiece`] if the bundle has no piece of this name, [`Error::OtherPiece`] if the bytes are others,
    /// [`Error::Damaged`] if a pack has others in it than the bundle says.
    pub(crate) fn give(&self, name: PieceName, bytes: Box<[u8]>) -> Result<()> {
        let piece = self.pieces.get(&name).ok_or(Error::UnknownPiece)?;
        if PieceName::of(&bytes) != name {
            return Err(Error::OtherPiece);
        }
        if self.pack.as_ref().is_none_or(|(pack, _)| *pack != name) {
            piece.get_or_init(|| bytes);
            return Ok(());
        }
        let mut bytes = Bytes(&bytes);
        while !bytes.is_empty() {
            let packed = bytes.blob()?;
            let piece = self.pieces.get(&PieceName::of(packed));
            piece.ok_or(Error::Damaged("a pack has other pieces"))?.get_or_init(|| packed.into());
        }
        Ok(())
    }

    /// The bytes of a piece; `None` if it is not there.
    pub(crate) fn get(&self, name: PieceName) -> Option<&[u8]> {
        self.pieces.get(&name)?.get().map(|bytes| &**bytes)
    }

    /// The piece that has to come for this one to be there: the pack that it is in, or itself.
    pub(crate) fn file_of(&self, name: PieceName) -> PieceName {
        match &self.pack {
            Some((pack, packed)) if packed.contains(&name) => *pack,
            _ => name,
        }
    }
}

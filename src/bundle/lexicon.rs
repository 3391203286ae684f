//! Lexicons, from the pieces of a bundle.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use timra_language::{RowSource, lexicon_group, lexicon_tables};

use super::bytes::Bytes;
use super::key_pieces::KeyPieces;
use super::pieces::Pieces;
use super::{Error, PieceName, Result};

/// The rows of lexicons in the pieces that are there.
pub(crate) struct Lexicon {
    table: Rc<KeyPieces>,
    pieces: Rc<Pieces>,
    /// By piece, the rows of each lexicon in it.
    read: Vec<OnceCell<LexiconRows>>,
    /// The pieces that were asked for and are not there.
    missing: RefCell<BTreeSet<PieceName>>,
    /// The first damage that was met.
    damage: RefCell<Option<Error>>,
}

/// The rows of a piece, for each of [`lexicon_tables`].
type LexiconRows = Vec<Rc<str>>;

impl Lexicon {
    pub(crate) fn new(table: Rc<KeyPieces>, pieces: Rc<Pieces>) -> Self {
        let read = table.names().iter().map(|_| OnceCell::new()).collect();
        Self { table, pieces, read, missing: RefCell::default(), damage: RefCell::default() }
    }

    /// The pieces that were asked for since the last call and are not there.
    ///
    /// # Errors
    /// The first damage that was met since the last call.
    pub(crate) fn take_missing(&self) -> Result<BTreeSet<PieceName>> {
        let missing = self.missing.take();
        self.damage.take().map_or(Ok(missing), Err)
    }

    /// The rows of a piece; if it is not there, it is noted.
    fn rows_of(&self, piece: usize) -> Option<&LexiconRows> {
        let (&name, read) = (self.table.names().get(piece)?, self.read.get(piece)?);
        if read.get().is_some() {
            return read.get();
        }
        let Some(bytes) = self.pieces.get(name) else {
            self.missing.borrow_mut().insert(name);
            return None;
        };
        match decode(bytes) {
            Ok(rows) => Some(read.get_or_init(|| rows)),
            Err(error) => {
                self.damage.borrow_mut().get_or_insert(error);
                None
            }
        }
    }
}

impl RowSource for Lexicon {
    fn rows(&self, table: &str, key: &str) -> Option<Rc<str>> {
        let rows = self.rows_of(self.table.place(&lexicon_group(key))?)?;
        rows.get(lexicon_tables().position(|it| it.name() == table)?).cloned()
    }
}

fn decode(piece: &[u8]) -> Result<LexiconRows> {
    let mut bytes = Bytes(piece);
    let rows = lexicon_tables().map(|_| bytes.text().map(Rc::from)).collect::<Result<_>>()?;
    if bytes.is_empty() { Ok(rows) } else { Err(Error::Damaged("a lexicon has more than its tables")) }
}

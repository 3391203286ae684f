//! Pieces that are filled with one thing after the other.

use xxhash_rust::xxh3::xxh3_64;

use super::PieceName;

/// Where pieces end: at things that a hash chooses, so that a change in one place moves the ends near it only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    /// Bytes of a piece, at least.
    pub least: usize,
    /// Bytes of a piece, at most, unless it has one thing only.
    pub most: usize,
    /// One thing in so many is an end.
    pub one_in: u64,
}

/// Pieces that are being filled.
pub(crate) struct Filling<'p> {
    ends: Ends,
    /// Where full pieces go.
    full: &'p mut Vec<Vec<u8>>,
    piece: Vec<u8>,
    things: u32,
    first: String,
    table: Vec<FilledPiece>,
}

/// A piece that is full.
pub(crate) struct FilledPiece {
    pub name: PieceName,
    /// Number of things in it.
    pub things: u32,
    /// The key of the first of them.
    pub first: String,
}

impl<'p> Filling<'p> {
    /// No piece yet. Full ones go to `full`.
    pub(crate) fn new(ends: Ends, full: &'p mut Vec<Vec<u8>>) -> Self {
        Self { ends, full, piece: Vec::new(), things: 0, first: String::new(), table: Vec::new() }
    }

    /// Adds a thing. Where one thing ends a piece, says its `key`.
    pub(crate) fn push(&mut self, key: &str, thing: &[u8]) {
        self.begin(key, thing.len(), true);
        self.add(thing);
    }

    /// Whether the next thing, of so many bytes, begins a piece. The piece before ends where the `key` of the thing says so,
    /// or where it is full; a thing that may not begin one stays with those before.
    pub(crate) fn begin(&mut self, key: &str, length: usize, may_begin: bool) -> bool {
        let bytes = self.piece.len();
        let is_end = || bytes >= self.ends.least && xxh3_64(key.as_bytes()).is_multiple_of(self.ends.one_in);
        if self.things > 0 && may_begin && (is_end() || bytes + length > self.ends.most) {
            self.finish_piece();
        }
        let begins = self.things == 0;
        if begins {
            key.clone_into(&mut self.first);
        }
        begins
    }

    /// Adds a thing to the piece.
    pub(crate) fn add(&mut self, thing: &[u8]) {
        self.piece.extend(thing);
        self.things += 1;
    }

    fn finish_piece(&mut self) {
        let piece = std::mem::take(&mut self.piece);
        let (things, first) = (std::mem::take(&mut self.things), std::mem::take(&mut self.first));
        self.table.push(FilledPiece { name: PieceName::of(&piece), things, first });
        self.full.push(piece);
    }

    /// The pieces, in order.
    pub(crate) fn finish(mut self) -> Vec<FilledPiece> {
        if self.things > 0 {
            self.finish_piece();
        }
        self.table
    }
}

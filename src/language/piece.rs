//! A piece of text: what text is cut into before it is analysed.

use std::ops::Range;

/// Words longer than this many bytes are cut: nobody types them, and keys stay small. Longer than any Vietnamese
/// syllable or English word in use, and than the identifiers of AWS's managed policies.
pub(super) const MAX_WORD: usize = 96;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Range of bytes of the piece in the text.
    pub span: Range<usize>,
    /// What kind of piece this is.
    pub kind: PieceKind,
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// A word; the words of a text cover everything in it that can be found.
    Word,
    /// A part of the word before: `Dev` and `Ops` of `DevOps`.
    Part,
    /// Several words written together, which are found as one, whatever sign joins them: `iam:PassRole`,
    /// `start-session`.
    Whole,
}

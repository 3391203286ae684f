//! What the end of a clause is.

/// What the end of a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClauseEnd {
    /// Another clause follows.
    OfClause,
    /// The query ends, and its last word with it, as far as is known.
    OfQuery,
    /// The last word is still being typed.
    Unfinished,
}

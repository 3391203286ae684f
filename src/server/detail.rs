//! How much an answer says.

/// How much an answer says about its hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// The hits alone.
    Hits,
    /// The hits, and how the score of each came about, which takes about as long again.
    Scores,
}

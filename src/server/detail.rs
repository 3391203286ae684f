//! How much an answer says.

/// How much an answer says of its hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// What was found.
    Hits,
    /// Also how the score of each hit came about, which takes about as long again.
    Scores,
}

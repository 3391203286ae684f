//! How an index in a cluster is read.

/// How many of the best sections each part of the index is asked for, unless a caller says otherwise.
pub const BEST: usize = 300;

/// How an index in a cluster is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadOptions {
    /// How many of the best sections are fetched from each part of the index.
    pub best: usize,
    /// Whether there is an error instead of an answer that lacks something.
    pub is_strict: bool,
}

impl Default for ReadOptions {
    /// [`BEST`], and answers that lack something.
    fn default() -> Self {
        Self { best: BEST, is_strict: false }
    }
}

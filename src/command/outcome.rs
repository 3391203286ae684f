//! What came of a command.

/// What came of a command that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Something was found, or done.
    Done,
    /// There was nothing to find.
    NothingFound,
    /// There is something to correct.
    Findings,
}

//! Why a search gets no turn.

/// Why a search gets no turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTurn {
    /// The client has as many searches waiting as it may have.
    #[error("too many searches are waiting; try again in a second")]
    Busy,
    /// There was no turn before the time for the answer was over.
    #[error("the search had no turn in time; try again, or ask for less")]
    Late,
}

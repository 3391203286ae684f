//! What keeps an assistant from being answered at all.

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What keeps an assistant from being answered at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Standard input and output cannot be used.
    #[error("standard input and output cannot be used: {source}; check the limits on threads and open files")]
    Streams {
        /// What the operating system said.
        source: std::io::Error,
    },
}

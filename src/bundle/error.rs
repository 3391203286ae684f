//! Errors of a bundle.

/// Why a bundle cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Bytes are not what was written.
    #[error("the search bundle is damaged: {0}; publish the site again")]
    Damaged(&'static str),
    /// Another version of timra wrote the bundle.
    #[error(
        "the search bundle has format {found} and this engine reads format {known}; publish the site again"
    )]
    Format {
        /// Format of the bundle.
        found: usize,
        /// Format that this version reads.
        known: usize,
    },
    /// The bytes that were given for a piece are other bytes.
    #[error("a piece of the search bundle is not what its name says; publish the site again")]
    OtherPiece,
    /// A piece was given that the bundle does not have.
    #[error("the search bundle has no piece of this name; load its `bundle.json` again")]
    UnknownPiece,
}

/// The result of reading a bundle.
pub type Result<T> = std::result::Result<T, Error>;

//! Why a question has no answer.

use super::Refusal;

/// `Result` with the [`Error`] of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a question has no answer, or an index is not served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The files of the index cannot be read.
    #[error(transparent)]
    Index(#[from] timra_format::Error),
    /// The index is on other machines, and these do not answer as they should.
    #[error("{what}")]
    Remote {
        /// Why, in words that any client may read.
        why: Refusal,
        /// What happened: a sentence for the log.
        what: String,
    },
}

impl Error {
    /// Whether the generation that was asked is not there any more, so that a newer one may be.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Remote { why: Refusal::Gone, .. })
    }
}

impl From<&Error> for Refusal {
    fn from(error: &Error) -> Self {
        match error {
            Error::Index(error) => Self::from(error),
            Error::Remote { why, .. } => *why,
        }
    }
}

//! What came of looking for a newer index.

use super::Error;

/// What came of looking for a newer index.
#[derive(Debug)]
pub enum Looked {
    /// The index that was published last is in force.
    Unchanged,
    /// A newer index was taken up.
    TakenUp {
        /// The name of its generation.
        generation: String,
        /// The [tag](super::Generation::tag).
        tag: String,
        /// Whether it was built with the analysis of this program. With another one it answers worse.
        is_of_this_analysis: bool,
    },
    /// A newer index was refused, and the one before stays in force.
    Refused {
        /// Why, in words that say where files are.
        error: Error,
        /// Whether it was not refused for the same reason at the last try.
        is_new: bool,
    },
    /// An index that was refused before is not tried again yet.
    Postponed,
    /// Nobody says which index was published last, or a part of the one in force does not answer.
    Unavailable {
        /// Why, in words that say where it is.
        error: Error,
        /// Whether it was not so for the same reason at the last look.
        is_new: bool,
    },
}

impl Looked {
    /// Whether it is worth to be told to somebody who did not ask.
    pub(super) fn is_news(&self) -> bool {
        match self {
            Self::TakenUp { .. } => true,
            Self::Refused { is_new, .. } | Self::Unavailable { is_new, .. } => *is_new,
            Self::Unchanged | Self::Postponed => false,
        }
    }
}

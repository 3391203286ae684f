//! What came of looking for a newer index.

use timra_format::Error;

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
}

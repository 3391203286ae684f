//! Which neighbours may be one word.

/// Whether a word may be one word together with its neighbour (syllable joining).
///
/// Where syllables are written apart, two of them are a word as often as one is, and as rare: pairs of them are
/// indexed, and found and counted like words. Other neighbours say only that a section has the words of a query in one
/// place, which is read where it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// A word that is never one word together with its neighbour.
    Free,
    /// Perhaps a syllable of a word whose syllables are written apart.
    Syllable,
    /// A number, which makes a name of the word before it: `tuần 5`, `điều 12`.
    Number,
}

impl Joining {
    /// Whether a word with this joining is indexed together with the word after it, which has the joining `next`.
    pub fn joins(self, next: Self) -> bool {
        self == Self::Syllable && next != Self::Free
    }
}

//! Which neighbours may be one word.

use super::{LANGUAGES, TermKey};

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
    /// The joining of a word with this base.
    pub fn of(base: &str) -> Self {
        if base.bytes().all(|byte| byte.is_ascii_digit()) {
            Self::Number
        } else if LANGUAGES.iter().any(|language| language.is_syllable(base)) {
            Self::Syllable
        } else {
            Self::Free
        }
    }

    /// Whether a word with this joining is indexed together with the word after it, which has the joining `next`.
    pub fn joins(self, next: Self) -> bool {
        self == Self::Syllable && next != Self::Free
    }
}

impl TermKey {
    /// Whether this word is indexed as a pair with the word `next` where that is right after it.
    pub fn joins(&self, next: &Self) -> bool {
        Joining::of(self.base()).joins(Joining::of(next.base()))
    }

    /// Whether this is the term of a pair whose two words are indexed together.
    pub fn is_joined(&self) -> bool {
        let mut joinings = self.base().split(' ').map(Joining::of);
        matches!((joinings.next(), joinings.next()), (Some(first), Some(second)) if first.joins(second))
    }
}

#[cfg(test)]
mod tests {
    use crate::{TermKey, analyze};

    #[test]
    fn syllables_are_joined_to_syllables_and_numbers() {
        let joined = |text: &str| -> Vec<bool> {
            let keys: Vec<TermKey> = analyze(text).into_iter().map(|token| token.key).collect();
            keys.windows(2).map(|two| two[0].joins(&two[1])).collect()
        };
        assert_eq!(joined("hạ tầng"), [true]);
        assert_eq!(joined("ha tang"), [true]);
        assert_eq!(joined("tuần 5"), [true]);
        assert_eq!(joined("5 tuần"), [false]);
        assert_eq!(joined("văn hóa DevOps"), [true, false, false, false]);
        assert_eq!(joined("load balancer"), [false]);
        assert_eq!(joined("week 5"), [false]);
    }
}

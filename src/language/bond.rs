//! Which neighbours may be one word.

use super::{LANGUAGES, TermKey};

/// Whether a word may be one word together with its neighbour (syllable joining).
///
/// Where syllables are written apart, two of them are a word as often as one is, and as rare: pairs of them are indexed,
/// and found and counted like words. Other neighbours say only that a section has the words of a query in one place,
/// which is read where it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// A word that is never one word together with its neighbour.
    Free,
    /// Perhaps a syllable of a word whose syllables are written apart.
    Syllable,
    /// A number, which makes a name of the word before it: `tuần 5`, `điều 12`.
    Number,
}

impl Bond {
    /// The bond of a word with this base.
    pub fn of(base: &str) -> Self {
        if base.bytes().all(|byte| byte.is_ascii_digit()) {
            Self::Number
        } else if LANGUAGES.iter().any(|language| language.is_syllable(base)) {
            Self::Syllable
        } else {
            Self::Free
        }
    }

    /// Whether a word with this bond is indexed together with the word behind it, which has the bond `next`.
    pub fn ties(self, next: Self) -> bool {
        self == Self::Syllable && next != Self::Free
    }
}

impl TermKey {
    /// Whether this word is indexed as a pair with the word `next` where that stands right behind it.
    pub fn ties(&self, next: &Self) -> bool {
        Bond::of(self.base()).ties(Bond::of(next.base()))
    }

    /// Whether this is the term of a pair whose two words are indexed together.
    pub fn is_tied(&self) -> bool {
        let mut bonds = self.base().split(' ').map(Bond::of);
        matches!((bonds.next(), bonds.next()), (Some(first), Some(second)) if first.ties(second))
    }
}

#[cfg(test)]
mod tests {
    use crate::{TermKey, analyze};

    #[test]
    fn syllables_are_tied_to_syllables_and_numbers() {
        let ties = |text: &str| -> Vec<bool> {
            let keys: Vec<TermKey> = analyze(text).into_iter().map(|token| token.key).collect();
            keys.windows(2).map(|two| two[0].ties(&two[1])).collect()
        };
        assert_eq!(ties("hạ tầng"), [true]);
        assert_eq!(ties("ha tang"), [true]);
        assert_eq!(ties("tuần 5"), [true]);
        assert_eq!(ties("5 tuần"), [false]);
        assert_eq!(ties("văn hóa DevOps"), [true, false, false, false]);
        assert_eq!(ties("load balancer"), [false]);
        assert_eq!(ties("week 5"), [false]);
    }
}

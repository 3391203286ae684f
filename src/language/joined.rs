//! Which words are one word together with their neighbours.

use super::{Joining, LANGUAGES, TermKey};

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

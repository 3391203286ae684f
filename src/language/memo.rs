//! What was found out about a word, kept for when it comes again.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Words that are kept: of a text of any length, the frequent ones are soon among them.
const MOST: usize = 1 << 14;

/// Results by word. Most words of a text are repetitions of a few thousand; when there are too many, all are forgotten,
/// and those that come often are soon back.
pub(crate) struct Memo<T> {
    known: HashMap<Box<str>, T, RandomState>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { known: HashMap::default() }
    }
}

impl<T: Clone> Memo<T> {
    /// The result for `word`: the one that is kept, or else what `find` gives, which must be the same each time.
    pub(crate) fn get(&mut self, word: &str, find: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.known.get(word) {
            return known.clone();
        }
        let found = find(word);
        if self.known.len() >= MOST {
            self.known.clear();
        }
        self.known.insert(word.into(), found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Memo};

    #[test]
    fn finds_once_until_there_are_too_many() {
        let (mut memo, mut found) = (Memo::default(), 0);
        let mut len = |memo: &mut Memo<usize>, word: &str| {
            let len = memo.get(word, |word| {
                found += 1;
                word.len()
            });
            assert_eq!(len, word.len());
            found
        };
        assert_eq!(len(&mut memo, "triển"), 1);
        assert_eq!(len(&mut memo, "triển"), 1);
        for word in 0..MOST {
            len(&mut memo, &word.to_string());
            assert!(memo.known.len() <= MOST);
        }
        assert_eq!(len(&mut memo, "triển"), MOST + 2);
    }
}

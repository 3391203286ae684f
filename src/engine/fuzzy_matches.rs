//! A cache of fuzzy matches: a query that is typed asks for its words again with every key.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use lru::LruCache;
use timra_plan::Variant;

/// Number of words that are kept. Each takes some hundred bytes; a look through the dictionaries takes up to
/// milliseconds.
const WORDS: NonZeroUsize = NonZeroUsize::new(512).expect("not zero");

/// The fuzzy matches of the words that were asked for last, as [`timra_plan::TermDictionary::fuzzy`] finds them.
pub(crate) struct FuzzyMatches(Mutex<LruCache<(String, u8), Vec<Variant>>>);

impl Default for FuzzyMatches {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(WORDS)))
    }
}

impl FuzzyMatches {
    /// The fuzzy matches of `word`. If they are not known, `find` looks for them, and `is_all` says whether it found
    /// all.
    ///
    /// # Errors
    /// The error of `find`. It is not kept: the next call looks again.
    pub(crate) fn of(
        &self,
        word: &str,
        edits: u8,
        find: impl FnOnce() -> tantivy::Result<Vec<Variant>>,
        is_all: impl FnOnce() -> bool,
    ) -> tantivy::Result<Vec<Variant>> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = (word.to_owned(), edits);
        if let Some(near) = known().get(&asked) {
            return Ok(near.clone());
        }
        // Others need not wait for it.
        let near = find()?;
        if is_all() {
            known().put(asked, near.clone());
        }
        Ok(near)
    }
}

#[cfg(test)]
mod tests {
    use tantivy::TantivyError;

    use super::{FuzzyMatches, WORDS};
    use timra_language::TermKey;
    use timra_plan::Variant;

    #[test]
    fn a_word_is_looked_for_once_until_many_others_were() {
        let matches = FuzzyMatches::default();
        let mut looked = 0;
        let mut near = |word: &str, edits: u8| {
            let key = TermKey::new(word, word);
            let variant = Variant { key, count: u64::from(edits) };
            let find = || {
                looked += 1;
                Ok(vec![variant.clone()])
            };
            let found = matches.of(word, edits, find, || word != "half");
            assert_eq!(found.expect("read"), [variant]);
            looked
        };
        assert_eq!((near("a", 1), near("a", 1), near("a", 2), near("b", 1)), (1, 1, 2, 3));
        assert_eq!((near("half", 1), near("half", 1)), (4, 5), "what is not all is not kept");
        let others = (0..WORDS.get()).map(|word| near(&format!("c{word}"), 1)).last().unwrap_or_default();
        assert_eq!(near("a", 1), others + 1);
    }
    #[test]
    fn a_failure_is_told_and_looked_for_again() {
        let matches = FuzzyMatches::default();
        let fails = || Err(TantivyError::SystemError("the disk is gone".into()));
        assert!(matches.of("a", 1, fails, || true).is_err());
        let key = TermKey::new("a", "a");
        let found = matches.of("a", 1, || Ok(vec![Variant { key: key.clone(), count: 3 }]), || true);
        assert_eq!(found.expect("read"), [Variant { key, count: 3 }]);
    }
}

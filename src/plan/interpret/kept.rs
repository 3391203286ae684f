//! Whether the marks of an unfinished word are complete.

use timra_language::TermKey;

use super::{Sentence, Word};
use crate::TermDictionary;

/// Whether the last word, which may be incomplete, stays as it is: an ending is more likely missing than marks. If the
/// index has it after the word before, it may be complete.
pub(crate) fn keeps_last(sentence: &Sentence, dictionary: &dyn TermDictionary) -> bool {
    let stands = |first: &Word, last: &Word| {
        !last.starts_clause
            && dictionary.pair_count(&TermKey::any(first.given().pair(last.given()).base())) > 0
    };
    sentence.goes_on()
        && match sentence.words.as_slice() {
            [.., first, last] => !stands(first, last),
            _ => true,
        }
}

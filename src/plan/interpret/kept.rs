//! Whether what is not yet written has the marks that it has.

use timra_language::TermKey;

use super::{Sentence, Word};
use crate::TermDictionary;

/// Whether the last word, of which only the beginning may be there, stays as it is: it gets an ending before it gets
/// marks. Where the index has it after the word before, it may be whole.
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

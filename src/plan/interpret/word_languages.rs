//! The languages of the words of a clause.

use timra_language::{self as language, Claim, LANGUAGES, Language, TermKey};

use super::Word;
use crate::{TermDictionary, Variant};

/// Sets the language of each word.
pub(crate) fn find(words: &mut [Word], dictionary: &dyn TermDictionary) {
    let texts: Vec<&str> = words.iter().map(|word| word.meant().exact()).collect();
    let owners = language::route(&texts);
    words.iter_mut().zip(owners).for_each(|(word, owner)| word.language = LANGUAGES[owner]);
    claim_compounds(words, dictionary);
}

/// Gives two neighbours to a language in which they are one word, if the index has that word: the `he` of `he thong` is
/// no English.
pub(crate) fn claim_compounds(words: &mut [Word], dictionary: &dyn TermDictionary) {
    for i in 1..words.len() {
        let (first, second) = (&words[i - 1], &words[i]);
        if second.starts_clause {
            continue;
        }
        let has_other = |language: &&&'static dyn Language| {
            let other = |word: &Word| word.language.code() != language.code();
            let may_be = |word: &Word| language.claim(word.meant().exact()) != Claim::No;
            (other(first) || other(second)) && may_be(first) && may_be(second)
        };
        let Some(language) = LANGUAGES.iter().find(has_other).copied() else { continue };
        if is_compound(first, second, language, dictionary) {
            words[i - 1].language = language;
            words[i].language = language;
        }
    }
}

/// Whether some spelling of two words is one word of the language, and the index has it.
fn is_compound(
    first: &Word,
    second: &Word,
    language: &dyn Language,
    dictionary: &dyn TermDictionary,
) -> bool {
    // Marks say whose word it is, wherever it is.
    let as_typed = first.meant().pair(second.meant());
    if !as_typed.exact().is_ascii() && language.compound_count(as_typed.exact()).is_some() {
        return true;
    }
    if dictionary.pair_count(&TermKey::any(as_typed.base())) == 0 {
        return false;
    }
    let spellings = |word: &Word| -> Vec<TermKey> {
        let own = |variant: &Variant| language.claim(variant.key.exact()) != Claim::No;
        let all = match word.replacements().next() {
            Some(near) => dictionary.variants(near.key.base()),
            None => word.variants().to_vec(),
        };
        all.into_iter().filter(own).map(|variant| variant.key).collect()
    };
    let (firsts, seconds) = (spellings(first), spellings(second));
    firsts.iter().any(|first| {
        seconds.iter().any(|second| {
            let pair = first.pair(second);
            language.compound_count(pair.exact()).is_some() && dictionary.pair_count(&pair) > 0
        })
    })
}

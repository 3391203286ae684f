//! What the maker of a plan asks of an index.

use timra_language::{Language, Script, StemmerOnly, TermKey, Translation, fold};

/// Bytes at the beginning of a word that its stem shares.
const STABLE: usize = 3;

/// A term of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The key that the term is indexed under.
    pub key: TermKey,
    /// In how many sections it stands, counted once for each zone.
    pub count: u64,
}

/// The terms of an index, with the number of sections that have them.
///
/// No answer is an error: what cannot be read is told as if it were not there, and whoever implements the trait keeps the
/// error for those who asked for the plan.
pub trait TermDictionary {
    /// How many sections there are.
    fn sections(&self) -> usize;

    /// The languages of the sections that have only a stemmer.
    fn stemmers(&self) -> &[&'static StemmerOnly];

    /// What words of a language are in others, by the lexicon that was learned from the indexed content.
    fn learned(&self, language: &str, words: &str) -> &[Translation];

    /// Every word whose base is `base`, in the order of their exact forms.
    fn variants(&self, base: &str) -> Vec<Variant>;

    /// Every part of identifiers whose base is `base`, in the order of their exact forms.
    fn parts(&self, base: &str) -> Vec<Variant>;

    /// In how many sections a pair stands; one that stands for any spelling counts all of them. 0 for a pair that is not
    /// indexed ([`TermKey::is_joined`]).
    fn pair_count(&self, pair: &TermKey) -> u64;

    /// In how many sections these words stand with each `step` positions behind the one before (1: one behind the other; 0: all
    /// are parts of one word), counted once for each zone.
    fn phrase_count(&self, words: &[TermKey], step: u32) -> u64;

    /// The most frequent terms whose key begins with `lead` and whose exact form is as `wanted`, at most `most`; of equally
    /// frequent ones those whose keys come first.
    fn most_frequent(&self, lead: &str, wanted: &dyn Fn(&str) -> bool, most: usize) -> Vec<Variant>;

    /// The terms whose exact form, without marks, is within `edits` of `word`; a swap of neighbours is one edit. Of two edits
    /// none may be in the letter that the term's base begins with: few are (Kukich 1992, section 1.2), and without it most of a
    /// dictionary need not be looked at.
    fn fuzzy(&self, word: &str, edits: u8) -> Vec<Variant>;

    /// The most frequent terms, at most `most`, whose exact form begins with `letters` when its marks are left out and is as
    /// `wanted`; `base` is what a word of these letters has for a base.
    fn beginning(
        &self,
        letters: &str,
        base: &str,
        wanted: &dyn Fn(&str) -> bool,
        most: usize,
    ) -> Vec<Variant> {
        // A stem may end otherwise than the word, so only its first letters lead there; where a letter has more than one
        // form, it is another one.
        let has_forms = letters.chars().next().is_some_and(|c| Script::of(c).is_some());
        let lead = if has_forms { base } else { letters };
        let first = lead.chars().next().map_or(0, char::len_utf8);
        let lead = &lead[..lead.floor_char_boundary(STABLE.max(first))];
        let begins = |exact: &str| match exact.is_ascii() {
            // Most have no marks to leave out.
            true => exact.starts_with(letters),
            false => fold(exact).starts_with(letters),
        };
        self.most_frequent(lead, &|exact| begins(exact) && wanted(exact), most)
    }

    /// What words of a language are in others, by timra's lexicon and the one of the indexed content.
    fn translations(&self, language: &dyn Language, words: &str) -> Vec<Translation> {
        let mut translations = language.translations(words);
        for learned in self.learned(language.code(), words) {
            match translations
                .iter_mut()
                .find(|known| known.lang == learned.lang && known.words == learned.words)
            {
                Some(known) => known.probability = known.probability.max(learned.probability),
                None => translations.push(learned.clone()),
            }
        }
        translations
    }

    /// In how many sections two words stand side by side in any of their spellings: counted once for each zone, or where
    /// such pairs are indexed once for each spelling. Of pairs that are not indexed also across the end of a clause.
    fn count_together(&self, first: &TermKey, second: &TermKey) -> u64 {
        if first.joins(second) {
            return self.pair_count(&TermKey::any(first.pair(second).base()));
        }
        self.phrase_count(&[first, second].map(|word| TermKey::any(word.base())), 1)
    }
}

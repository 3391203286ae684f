//! The questions that the maker of a plan asks of an index.

use timra_language::{Language, Script, StemmerOnly, TermKey, Translation, fold};

/// Bytes at the beginning of a word that its stem shares.
const STABLE: usize = 3;

/// A term of an index, with the number of sections that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The term: base form and exact form.
    pub key: TermKey,
    /// Number of sections that have the term, counted once for each zone.
    pub count: u64,
}

/// The terms of an index, with the number of sections that have them.
///
/// No method returns an error: what cannot be read counts as missing. An implementation keeps its first error and gives
/// it to the caller after the plan is made.
pub trait TermDictionary {
    /// Number of sections in the index.
    fn sections(&self) -> usize;

    /// The languages of the sections of this index that timra knows only a stemmer for.
    fn stemmers(&self) -> &[&'static StemmerOnly];

    /// The languages of the sections, as BCP 47 primary subtags in alphabetical order, with the number of sections in each.
    /// One of them may be [`timra_language::UNDETERMINED`]. Empty where spelling tells every language of the index
    /// ([`timra_language::is_told_by_spelling`]): no word is counted by language there.
    fn languages(&self) -> &[(String, u64)];

    /// Number of sections of each language in [`TermDictionary::languages`] that have a term, in any zone; a section with the
    /// term in several zones counts once. 0 for a key that stands for several terms.
    fn count_by_language(&self, term: &TermKey) -> Vec<u64>;

    /// Translations of `words` that were learned from the indexed content, and other names for them in `language`. `words` are
    /// one word or several, joined by single spaces, in the lexicon form of `language` (a BCP 47 primary subtag).
    fn learned(&self, language: &str, words: &str) -> &[Translation];

    /// The words with the base form `base`, in the order of their exact forms, without parts of identifiers.
    fn variants(&self, base: &str) -> Vec<Variant>;

    /// The parts of identifiers with the base form `base`, in the order of their exact forms.
    fn parts(&self, base: &str) -> Vec<Variant>;

    /// Number of sections that have a pair of neighbouring words. A pair that stands for any spelling counts all
    /// spellings. 0 for a pair that is not indexed ([`TermKey::is_joined`]).
    fn pair_count(&self, pair: &TermKey) -> u64;

    /// Number of sections in which each of `words` stands `step` positions after the word before (1: right after it;
    /// 0: all are parts of one word), counted once for each zone.
    fn phrase_count(&self, words: &[TermKey], step: u32) -> u64;

    /// The most frequent terms, at most `most`, whose key begins with `lead` and whose exact form is `wanted`. Of
    /// equally frequent terms, those with the first keys.
    fn most_frequent(&self, lead: &str, wanted: &dyn Fn(&str) -> bool, most: usize) -> Vec<Variant>;

    /// The terms whose exact form without marks is at most `edits` edits away from `word`: a letter inserted, left out
    /// or changed, or two neighbours swapped (optimal string alignment). Where `edits` is 2, a term whose base form
    /// begins with another letter than `word` may be one edit away only: few errors are in the first letter (Kukich
    /// 1992, section 1.2), and most of a dictionary can be skipped.
    fn fuzzy(&self, word: &str, edits: u8) -> Vec<Variant>;

    /// The most frequent terms, at most `most`, whose exact form without marks begins with `letters` and is `wanted`.
    /// `base` is the base form of a word that is spelled `letters`.
    fn beginning(
        &self,
        letters: &str,
        base: &str,
        wanted: &dyn Fn(&str) -> bool,
        most: usize,
    ) -> Vec<Variant> {
        // A stem may end otherwise than the word, so only its first letters lead there; where a letter has more than
        // one form, it is another one.
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

    /// Translations of `words` in the lexicon of `language` and in the lexicon of the indexed content; of a translation
    /// that both have, the higher probability counts. `words` are in the lexicon form of `language`, joined by single
    /// spaces.
    fn translations(&self, language: &dyn Language, words: &str) -> Vec<Translation> {
        let mut translations = language.translations(words);
        for learned in self.learned(language.code(), words).iter().filter(|it| it.lang != language.code()) {
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

    /// Other names for `words` in the same language, in its lexicon and in that of the indexed content. For an acronym (exact
    /// form) that is the words it stands for; for several words, in the lexicon form of `language`, it is the exact form of
    /// their acronym.
    fn synonyms(&self, language: &dyn Language, words: &str) -> Vec<Translation> {
        let mut synonyms = language.synonyms(words);
        let learned = self.learned(language.code(), words).iter().filter(|it| it.lang == language.code());
        for name in learned {
            if synonyms.iter().all(|known| known.words != name.words) {
                synonyms.push(name.clone());
            }
        }
        synonyms
    }

    /// Number of sections in which two words stand side by side in any spelling. Pairs that are indexed count once for
    /// each spelling; others once for each zone, also where a clause ends between the two words.
    fn count_together(&self, first: &TermKey, second: &TermKey) -> u64 {
        if first.joins(second) {
            return self.pair_count(&TermKey::any(first.pair(second).base()));
        }
        self.phrase_count(&[first, second].map(|word| TermKey::any(word.base())), 1)
    }
}

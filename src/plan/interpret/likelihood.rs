//! How likely words are, and how likely one follows another, by the counts of index and lexicon.

use timra_language::float::ln;
use timra_language::{COUNTED_WORDS, Language, TermKey};

use crate::TermDictionary;

/// What a word of several syllables counts at least that the lexicon has.
const LISTED: u32 = 10;

/// Different words of a section, about: counts of an index are counts of sections.
const WORDS_OF_SECTION: f32 = 100.0;

/// What the index says against the lexicon: it knows the subject, and of other words next to nothing. Unmarked
/// questions to XQuAD and everyday sentences: .1 costs the first, .7 the second.
const INDEX_SHARE: f32 = 0.4;

/// What neighbours say against words: both say in part the same. 1 costs one syllable of a hundred.
const LINK: f32 = 0.5;

/// The counts of an index and of the lexicons.
pub(crate) struct Likelihood<'v> {
    dictionary: &'v dyn TermDictionary,
    /// Words of the index, about.
    counted: f32,
}

impl<'v> Likelihood<'v> {
    pub(crate) fn new(dictionary: &'v dyn TermDictionary) -> Self {
        Self { dictionary, counted: WORDS_OF_SECTION * dictionary.sections().max(1) as f32 }
    }

    /// ln p of a word that `sections` sections have and that a lexicon has counted `lexicon` times.
    pub(crate) fn word(&self, sections: u64, lexicon: u32) -> f32 {
        let of_lexicon = (lexicon as f32 + 0.5) / COUNTED_WORDS;
        let of_index = (sections as f32 / self.counted).min(1.0);
        ln((1.0 - INDEX_SHARE) * of_lexicon + INDEX_SHARE * of_index)
    }

    /// ln p of a word of several syllables that a lexicon has counted `lexicon` times. No more sections have the word
    /// than have any two of its syllables side by side.
    pub(crate) fn compound(&self, syllables: &[&TermKey], lexicon: u32) -> f32 {
        let together = syllables.windows(2).map(|two| self.dictionary.pair_count(&two[0].pair(two[1])));
        self.word(together.min().unwrap_or(0), lexicon.max(LISTED))
    }

    /// For each of `seconds`, how much likelier it is right after `first` than anywhere, as a natural logarithm. Each
    /// word comes with the number of sections that have it.
    pub(crate) fn links(
        &self,
        language: &dyn Language,
        first: (&TermKey, u64),
        seconds: &[(&TermKey, u64)],
    ) -> Vec<f32> {
        let spelled: Vec<&str> = seconds.iter().map(|(second, _)| second.exact()).collect();
        let of_lexicon = language.links(first.0.exact(), &spelled);
        let link = |(&(second, count), lexicon): (&(&TermKey, u64), f32)| {
            if first.1 == 0 || count == 0 {
                return LINK * lexicon;
            }
            let together = self.dictionary.pair_count(&first.0.pair(second)) as f32;
            let of_index = ln(together * self.counted / (first.1 as f32 * count as f32));
            LINK * lexicon.max(of_index)
        };
        seconds.iter().zip(of_lexicon).map(link).collect()
    }
}

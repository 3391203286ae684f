//! What a run of words says for and against its being in the letters of an old font.

use std::collections::BTreeSet;

use timra_language::Language;
use timra_language::vi::{Analyzer, Syllable};

use super::old_font::OldFont;
use super::old_word::{OldWord, WordKind};

/// Of so many words one has to be old at least: text has more, lists of file names and the like have fewer.
const WORDS_FOR_OLD: usize = 6;

/// Counts of the words of a run.
#[derive(Debug, Default)]
pub(crate) struct OldEvidence<'t> {
    /// Number of words that are old.
    pub old: usize,
    /// The different certain ones.
    pub certain: BTreeSet<&'t str>,
    /// Number of words of another language.
    pub others: usize,
    different: BTreeSet<&'t str>,
    both: BTreeSet<&'t str>,
    all: usize,
    has_compound: bool,
}

impl<'t> OldEvidence<'t> {
    /// Counts `words`, which are of `text` and follow each other.
    pub(crate) fn of(words: &[OldWord], text: &'t str) -> Self {
        let mut counted = Self { all: words.len(), ..Self::default() };
        for word in words {
            let written = &text[word.range.clone()];
            match word.kind {
                WordKind::Old { is_certain } => {
                    counted.old += 1;
                    counted.different.insert(written);
                    if is_certain {
                        counted.certain.insert(written);
                    }
                }
                WordKind::Both => {
                    counted.both.insert(written);
                }
                WordKind::Other => counted.others += 1,
                WordKind::Plain | WordKind::Right => {}
            }
        }
        counted.has_compound = words.windows(2).any(|pair| is_compound(pair, text));
        counted
    }

    /// Whether the run is written for `font` for certain: two different old words, of which signs or the lexicon tell that
    /// they are no other language, and few words that do not fit.
    pub(crate) fn is_enough(&self, font: OldFont) -> bool {
        let certain_ones = match font {
            OldFont::Tcvn3 => 1,
            // Two vowels with marks follow each other in other languages, too: French has `où`, Spanish `aún`.
            OldFont::Vni => 2,
        };
        let is_told = self.certain.len() >= certain_ones || self.has_compound;
        let fits = self.different.len() >= self.both.len()
            && self.old >= 2 * self.others
            && self.old * WORDS_FOR_OLD >= self.all;
        self.different.len() >= 2 && is_told && fits
    }
}

/// Whether two old words that follow each other are one word of Vietnamese.
fn is_compound(pair: &[OldWord], text: &str) -> bool {
    let [first, second] = pair else { return false };
    let is_old = |word: &OldWord| matches!(word.kind, WordKind::Old { .. });
    if !is_old(first) || !is_old(second) || text[first.range.end..second.range.start].trim() != "" {
        return false;
    }
    let canonical =
        |word: &OldWord| Some(Syllable::parse(&word.read.as_deref()?.to_lowercase())?.canonical());
    let words = canonical(first).zip(canonical(second)).map(|(first, second)| format!("{first} {second}"));
    words.is_some_and(|words| Analyzer.compound_count(&words).is_some())
}

//! Vietnamese: syllables with one canonical tone placement, and their unmarked spelling.

mod custom;
mod keystrokes;
mod marks;
mod syllable;
mod tone;

pub use syllable::Syllable;
pub use tone::Tone;

use super::{Claim, Custom, Language, Table, TermKey, Translation, fold};

/// The Vietnamese analyzer.
pub struct Analyzer;

/// By first syllable, how often it occurs as a word, and the further syllables of words with their counts.
/// `../SOURCES.md` says where the tables come from.
static WORDS: Table = Table::new(include_str!("words.tsv"));
/// By word, English stems and p(en|vi).
static INTO_ENGLISH: Table = Table::new(include_str!("en.tsv"));
/// English words that are spelled like unmarked syllables, and ln p(vi)/p(en).
static LOOKS_ENGLISH: Table = Table::new(include_str!("looks_english.tsv"));
static FUNCTION_WORDS: Table = Table::new(include_str!("function_words.txt"));

impl Language for Analyzer {
    fn code(&self) -> &'static str {
        "vi"
    }

    fn interface(&self) -> Option<&'static str> {
        Some(include_str!("interface.json"))
    }

    fn lexicons(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("vi/en.tsv", include_str!("en.tsv")),
            ("vi/function_words.txt", include_str!("function_words.txt")),
            ("vi/looks_english.tsv", include_str!("looks_english.tsv")),
            ("vi/syllables.tsv", include_str!("syllables.tsv")),
            ("vi/words.tsv", include_str!("words.tsv")),
        ]
    }

    /// Syllables are a closed set of onset, rime and tone: a marked one is surely Vietnamese, one without marks may
    /// be (16–22 % of running English text could be), anything else is not.
    fn claim(&self, word: &str) -> Claim {
        match Syllable::parse(word) {
            Some(syllable) if syllable.is_marked() => Claim::Sure,
            Some(_) => Claim::Maybe,
            None => Claim::No,
        }
    }

    fn forms(&self, word: &str, exact: &mut String, base: &mut String) {
        match Syllable::parse(word) {
            Some(syllable) => syllable.write_canonical(exact),
            None => exact.push_str(word),
        }
        if exact.is_ascii() {
            base.push_str(exact);
        } else {
            base.push_str(&fold(exact));
        }
    }

    fn knows(&self, word: &str) -> bool {
        let mut canonical = String::new();
        Syllable::parse(word).inspect(|syllable| syllable.write_canonical(&mut canonical));
        self.compound_count(&canonical).is_some()
    }

    fn is_function_word(&self, word: &str) -> bool {
        FUNCTION_WORDS.contains(word)
    }

    fn log_odds(&self, word: &str) -> f32 {
        match self.claim(word) {
            Claim::Sure => 8.0,
            // A syllable that English does not have as a word: Vietnamese typed without marks, or a name.
            Claim::Maybe => {
                LOOKS_ENGLISH.columns(word).next().and_then(|odds| odds.parse().ok()).unwrap_or(4.0)
            }
            Claim::No => -8.0,
        }
    }

    fn translations(&self, words: &str) -> Vec<Translation> {
        INTO_ENGLISH.columns(words).filter_map(|column| Translation::from_column("en", column)).collect()
    }

    fn lexicon_form<'k>(&self, key: &'k TermKey) -> &'k str {
        key.exact()
    }

    fn lexicon_key(&self, word: &str) -> TermKey {
        TermKey::new(&fold(word), word)
    }

    fn compound_count(&self, words: &str) -> Option<u32> {
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        WORDS.columns(first).find_map(|column| {
            let (further, count) = column.rsplit_once(' ').unwrap_or(("", column));
            if further == rest { count.parse().ok() } else { None }
        })
    }

    fn is_syllable(&self, base: &str) -> bool {
        Syllable::parse(base).is_some()
    }

    fn custom(&self, word: &str) -> Option<Custom> {
        custom::custom(word)
    }

    fn with_marks(&self, word: &str) -> Vec<(String, u32)> {
        let counted = |marked: String| self.compound_count(&marked).map(|count| (marked, count));
        marks::with_marks(word).into_iter().filter_map(counted).collect()
    }

    fn word_of_keystrokes(&self, word: &str) -> Option<String> {
        keystrokes::telex(word).or_else(|| keystrokes::vni(word))
    }
}

//! Vietnamese: syllables with one canonical tone placement, and their unmarked spelling.

mod confusions;
mod keystrokes;
mod orthography;
mod syllable;
mod tone;
mod words_from;

pub use syllable::Syllable;
pub use tone::Tone;

use std::borrow::Cow;

use super::lexicon_table::counted;
use super::{Claim, Language, LexiconTable, Orthography, Table, TermKey, Translation, fold};

/// The Vietnamese analyzer.
pub struct Analyzer;

/// By first syllable, how often it occurs as a word, and the further syllables of words with their counts.
/// `../SOURCES.md` says where the tables come from.
static WORDS: LexiconTable = LexiconTable::new("vi/words.tsv", include_str!("words.tsv"));
/// By word, English stems and p(en|vi).
static INTO_ENGLISH: LexiconTable = LexiconTable::new("vi/en.tsv", include_str!("en.tsv"));
/// English words that are spelled like unmarked syllables, and ln p(vi)/p(en).
static LOOKS_ENGLISH: LexiconTable =
    LexiconTable::new("vi/looks_english.tsv", include_str!("looks_english.tsv"));
/// By unmarked syllable, the marked ones and how often each is a word.
static MARKS: LexiconTable = LexiconTable::new("vi/marks.tsv", include_str!("marks.tsv"));
/// By syllable, how much likelier others are right after it than anywhere, as ten times the natural logarithm; the
/// first column holds for all that are not named.
static PAIRS: LexiconTable = LexiconTable::new("vi/pairs.tsv", include_str!("pairs.tsv"));
/// By acronym, the words that it stands for, and by these the acronym.
static ACRONYMS: LexiconTable = LexiconTable::new("vi/acronyms.tsv", include_str!("acronyms.tsv"));
static FUNCTION_WORDS: Table = Table::new(include_str!("function_words.txt"));
static PAGE_WORDS: Table = Table::new(include_str!("page_words.txt"));

impl Language for Analyzer {
    fn code(&self) -> &'static str {
        "vi"
    }

    // An engine for browsers speaks to nobody: the box has its words.
    #[cfg(not(lexicons_apart))]
    fn interface(&self) -> Option<&'static str> {
        Some(include_str!("interface.json"))
    }

    #[cfg(not(lexicons_apart))]
    fn lexicons(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("vi/acronyms.tsv", include_str!("acronyms.tsv")),
            ("vi/confusions.tsv", include_str!("confusions.tsv")),
            ("vi/en.tsv", include_str!("en.tsv")),
            ("vi/function_words.txt", include_str!("function_words.txt")),
            ("vi/looks_english.tsv", include_str!("looks_english.tsv")),
            ("vi/marks.tsv", include_str!("marks.tsv")),
            ("vi/page_words.txt", include_str!("page_words.txt")),
            ("vi/pairs.tsv", include_str!("pairs.tsv")),
            ("vi/syllables.tsv", include_str!("syllables.tsv")),
            ("vi/words.tsv", include_str!("words.tsv")),
        ]
    }

    fn lexicon_tables(&self) -> &'static [LexiconTable] {
        static TABLES: [LexiconTable; 6] = [ACRONYMS, INTO_ENGLISH, LOOKS_ENGLISH, MARKS, PAIRS, WORDS];
        &TABLES
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
        self.compound_count(&canonical).is_some() || INTO_ENGLISH.contains(word)
    }

    fn is_function_word(&self, word: &str) -> bool {
        FUNCTION_WORDS.contains(word)
    }

    fn is_page_word(&self, words: &str) -> bool {
        PAGE_WORDS.contains(words)
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

    fn synonyms(&self, words: &str) -> Vec<Translation> {
        ACRONYMS.columns(words).filter_map(|column| Translation::from_column("vi", column)).collect()
    }

    fn lexicon_form<'k>(&self, key: &'k TermKey) -> &'k str {
        key.exact()
    }

    fn lexicon_key(&self, word: &str) -> Option<TermKey> {
        Syllable::parse(word).map(|_| TermKey::new(&fold(word), word))
    }

    fn compound_count(&self, words: &str) -> Option<u32> {
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        // Most begin otherwise. What goes on further than `rest` leaves no number.
        WORDS.row(first)?.columns().find_map(|column| {
            let count =
                if rest.is_empty() { column } else { column.strip_prefix(rest)?.strip_prefix(' ')? };
            count.parse().ok()
        })
    }

    fn is_syllable(&self, base: &str) -> bool {
        Syllable::parse(base).is_some()
    }

    fn orthography(&self, word: &str) -> Option<Orthography> {
        orthography::orthography(word)
    }

    fn confusions(&self, word: &str) -> Vec<String> {
        confusions::confusions(word)
    }

    fn with_marks(&self, word: &str) -> Vec<(Cow<'static, str>, u32)> {
        MARKS.columns(word).filter_map(counted).collect()
    }

    fn words_from(&self, first: &str, rest: &[&str]) -> Vec<(String, u32)> {
        words_from::words_from(WORDS, first, rest)
    }

    fn links(&self, first: &str, seconds: &[&str]) -> Vec<f32> {
        let Some(row) = PAIRS.row(first) else { return vec![0.0; seconds.len()] };
        let mut columns = row.columns();
        let tenths = |number: &str| number.parse::<f32>().unwrap_or_default() / 10.0;
        let mut links = vec![columns.next().map_or(0.0, tenths); seconds.len()];
        for column in columns {
            let Some((second, link)) = column.rsplit_once(' ') else { continue };
            if let Some(at) = seconds.iter().position(|other| *other == second) {
                links[at] = tenths(link);
            }
        }
        links
    }

    fn word_of_keystrokes(&self, word: &str) -> Option<String> {
        keystrokes::telex(word).or_else(|| keystrokes::vni(word))
    }
}

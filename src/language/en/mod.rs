//! English: Snowball stems.

use std::borrow::Cow;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use super::{Claim, Language, LexiconTable, Table, TermKey, Translation, fold};

/// The English analyzer.
pub struct Analyzer;

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));
/// By stem, Vietnamese words and p(vi|en). `../SOURCES.md` says where it comes from.
static INTO_VIETNAMESE: LexiconTable = LexiconTable::new("en/vi.tsv", include_str!("vi.tsv"));
/// By acronym, the stems of the words that it stands for, and by these the acronym.
static ACRONYMS: LexiconTable = LexiconTable::new("en/acronyms.tsv", include_str!("acronyms.tsv"));
/// By stem, the other stems of irregular words.
static IRREGULAR: LexiconTable = LexiconTable::new("en/irregular.tsv", include_str!("irregular.tsv"));
/// Stems of common words that no other table here has.
static WORDS: LexiconTable = LexiconTable::new("en/words.txt", include_str!("words.txt"));
static FUNCTION_WORDS: Table = Table::new(include_str!("function_words.txt"));
static PAGE_WORDS: Table = Table::new(include_str!("page_words.txt"));

impl Language for Analyzer {
    fn code(&self) -> &'static str {
        "en"
    }

    // An engine for browsers speaks to nobody: the box has its words.
    #[cfg(not(lexicons_apart))]
    fn interface(&self) -> Option<&'static str> {
        Some(include_str!("interface.json"))
    }

    #[cfg(not(lexicons_apart))]
    fn lexicons(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("en/acronyms.tsv", include_str!("acronyms.tsv")),
            ("en/function_words.txt", include_str!("function_words.txt")),
            ("en/irregular.tsv", include_str!("irregular.tsv")),
            ("en/page_words.txt", include_str!("page_words.txt")),
            ("en/vi.tsv", include_str!("vi.tsv")),
            ("en/words.txt", include_str!("words.txt")),
        ]
    }

    fn lexicon_tables(&self) -> &'static [LexiconTable] {
        static TABLES: [LexiconTable; 4] = [ACRONYMS, IRREGULAR, INTO_VIETNAMESE, WORDS];
        &TABLES
    }

    /// Any word in Latin letters may be English; only plain letters surely are, when no stricter language claims it.
    fn claim(&self, word: &str) -> Claim {
        match word.chars().next() {
            Some(c) if c.is_ascii_alphabetic() && word.is_ascii() => Claim::Sure,
            Some(c) if c < '\u{250}' || matches!(c, '\u{1e00}'..='\u{1eff}') => Claim::Maybe,
            _ => Claim::No,
        }
    }

    fn is_catch_all(&self) -> bool {
        true
    }

    fn forms(&self, word: &str, exact: &mut String, base: &mut String) {
        exact.push_str(word);
        let folded;
        let plain = if word.is_ascii() {
            word
        } else {
            folded = fold(word);
            &folded
        };
        if plain.bytes().any(|b| b.is_ascii_digit()) {
            base.push_str(plain);
        } else {
            base.push_str(&STEMMER.stem(plain));
        }
    }

    fn knows(&self, word: &str) -> bool {
        let stem = STEMMER.stem(word);
        let tables = [INTO_VIETNAMESE, WORDS, IRREGULAR, ACRONYMS];
        self.is_function_word(word) || tables.iter().any(|table| table.contains(&stem))
    }

    fn is_function_word(&self, word: &str) -> bool {
        FUNCTION_WORDS.contains(word)
    }

    fn is_page_word(&self, words: &str) -> bool {
        PAGE_WORDS.contains(words)
    }

    fn log_odds(&self, word: &str) -> f32 {
        if self.claim(word) == Claim::No { -8.0 } else { 0.0 }
    }

    fn translations(&self, words: &str) -> Vec<Translation> {
        INTO_VIETNAMESE.columns(words).filter_map(|column| Translation::from_column("vi", column)).collect()
    }

    fn synonyms(&self, words: &str) -> Vec<Translation> {
        ACRONYMS.columns(words).filter_map(|column| Translation::from_column("en", column)).collect()
    }

    fn other_stems(&self, base: &str) -> Vec<Cow<'static, str>> {
        IRREGULAR.columns(base).collect()
    }

    fn lexicon_form<'k>(&self, key: &'k TermKey) -> &'k str {
        key.base()
    }
}

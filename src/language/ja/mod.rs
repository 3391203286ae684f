//! Japanese: kana of either kind, and with the long vowel mark or without, share a base.

mod kana;

use super::han::{is_han, simplify};
use super::{Claim, Language, Table};

/// The Japanese analyzer.
pub struct Analyzer;

static FUNCTION_WORDS: Table = Table::new(include_str!("function_words.txt"));

impl Language for Analyzer {
    fn code(&self) -> &'static str {
        "ja"
    }

    // An engine for browsers speaks to nobody: the box has its words.
    #[cfg(not(lexicons_apart))]
    fn interface(&self) -> Option<&'static str> {
        Some(include_str!("interface.json"))
    }

    #[cfg(not(lexicons_apart))]
    fn lexicons(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("ja/function_words.txt", include_str!("function_words.txt")),
            ("ja/kana.tsv", include_str!("kana.tsv")),
        ]
    }

    /// Words with kana. One in ideographs alone is spelled as Chinese spells, and has the same forms there.
    fn claim(&self, word: &str) -> Claim {
        if word.chars().any(kana::is_kana) { Claim::Sure } else { Claim::No }
    }

    fn writes(&self, c: char) -> bool {
        kana::is_kana(c) || is_han(c)
    }

    fn forms(&self, word: &str, exact: &mut String, base: &mut String) {
        exact.push_str(word);
        simplify(&kana::fold(word), base);
    }

    fn log_odds(&self, word: &str) -> f32 {
        match self.claim(word) {
            Claim::Sure => 8.0,
            _ if !word.is_empty() && word.chars().all(is_han) => 3.0,
            _ => -8.0,
        }
    }

    fn is_function_word(&self, word: &str) -> bool {
        FUNCTION_WORDS.contains(word)
    }

    fn marks_tell_words_apart(&self) -> bool {
        false
    }

    fn base_is_a_spelling(&self) -> bool {
        true
    }
}

//! Chinese: traditional and simplified forms of one word share its base.

use super::han::{is_han, simplify};
use super::{Claim, Language, Table};

/// The Chinese analyzer.
pub struct Analyzer;

static FUNCTION_WORDS: Table = Table::new(include_str!("function_words.txt"));

impl Language for Analyzer {
    fn code(&self) -> &'static str {
        "zh"
    }

    // An engine for browsers speaks to nobody: the box has its words.
    #[cfg(not(lexicons_apart))]
    fn interface(&self) -> Option<&'static str> {
        Some(include_str!("interface.json"))
    }

    #[cfg(not(lexicons_apart))]
    fn lexicons(&self) -> &'static [(&'static str, &'static str)] {
        &[("zh/function_words.txt", include_str!("function_words.txt"))]
    }

    /// Words in ideographs alone: Japanese has them too, but a Japanese text does not go far without kana.
    fn claim(&self, word: &str) -> Claim {
        if !word.is_empty() && word.chars().all(is_han) { Claim::Sure } else { Claim::No }
    }

    fn writes(&self, c: char) -> bool {
        is_han(c)
    }

    fn forms(&self, word: &str, exact: &mut String, base: &mut String) {
        exact.push_str(word);
        simplify(word, base);
    }

    fn log_odds(&self, word: &str) -> f32 {
        if self.claim(word) == Claim::Sure { 4.0 } else { -8.0 }
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

//! Korean: particles and endings that are written on to a word are left out of its base.

mod endings;

use super::{Claim, Language, Script, Table};

/// The Korean analyzer.
pub struct Analyzer;

static FUNCTION_WORDS: Table = Table::new(include_str!("function_words.txt"));

impl Language for Analyzer {
    fn code(&self) -> &'static str {
        "ko"
    }

    // An engine for browsers speaks to nobody: the box has its words.
    #[cfg(not(lexicons_apart))]
    fn interface(&self) -> Option<&'static str> {
        Some(include_str!("interface.json"))
    }

    #[cfg(not(lexicons_apart))]
    fn lexicons(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("ko/endings.tsv", include_str!("endings.tsv")),
            ("ko/function_words.txt", include_str!("function_words.txt")),
        ]
    }

    fn claim(&self, word: &str) -> Claim {
        if word.chars().any(is_hangul) { Claim::Sure } else { Claim::No }
    }

    fn writes(&self, c: char) -> bool {
        is_hangul(c)
    }

    fn forms(&self, word: &str, exact: &mut String, base: &mut String) {
        exact.push_str(word);
        base.push_str(endings::without(word));
    }

    fn is_function_word(&self, word: &str) -> bool {
        FUNCTION_WORDS.contains(word) || endings::is_one(word)
    }

    fn marks_tell_words_apart(&self) -> bool {
        false
    }

    /// True, because headings have bare nouns: people type a base form and mean it.
    fn base_is_a_spelling(&self) -> bool {
        true
    }
}

fn is_hangul(c: char) -> bool {
    Script::of(c) == Some(Script::Hangul)
}

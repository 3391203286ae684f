//! What keeps an index from being searched with an analysis that did not build it.

use std::fmt;

/// What keeps an index from being searched with an analysis that did not build it. Each names the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// Its words were cut with another dictionary.
    OtherDictionary(String),
    /// Its words were cut with a dictionary, and there is none.
    NoDictionary(String),
    /// Its words were cut without a dictionary, and there is one.
    NewDictionary(String),
    /// Its words were cut or spelled by other rules; all languages that have only a stemmer are one, `general`.
    OtherAnalyzer(String),
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mismatch::OtherDictionary(code) => write!(
                f,
                "`{code}` was cut with another dictionary than the one here; use that one, or build the index anew"
            ),
            Mismatch::NoDictionary(code) => write!(
                f,
                "`{code}` was cut with a dictionary, and there is none here; use that one, or build the index anew"
            ),
            Mismatch::NewDictionary(code) => write!(
                f,
                "`{code}` was cut without a dictionary, and there is one here; leave it out, or build the index anew"
            ),
            Mismatch::OtherAnalyzer(code) => {
                write!(
                    f,
                    "the words of `{code}` are cut otherwise by this version of timra; build the index anew"
                )
            }
        }
    }
}

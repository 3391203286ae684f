//! Why an index cannot be searched with the analysis of this program.

use std::fmt;

/// Why an index cannot be searched with an analysis: it was built with another one. Each variant names the language
/// that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// Words of this language were cut with another dictionary.
    OtherDictionary(String),
    /// Words of this language were cut with a dictionary, and there is none now.
    NoDictionary(String),
    /// Words of this language were cut without a dictionary, and there is one now.
    NewDictionary(String),
    /// Words of this language were cut or spelled by other rules. All languages that have only a stemmer are named
    /// `general`.
    OtherAnalyzer(String),
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mismatch::OtherDictionary(code) => write!(
                f,
                "`{code}` was cut with another dictionary than the one here; use that one, or rebuild the index"
            ),
            Mismatch::NoDictionary(code) => write!(
                f,
                "`{code}` was cut with a dictionary, and there is none here; use that one, or rebuild the index"
            ),
            Mismatch::NewDictionary(code) => write!(
                f,
                "`{code}` was cut without a dictionary, and there is one here; leave it out, or rebuild the index"
            ),
            Mismatch::OtherAnalyzer(code) => {
                write!(
                    f,
                    "the words of `{code}` are cut otherwise by this version of timra; rebuild the index"
                )
            }
        }
    }
}

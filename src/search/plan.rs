//! What to look for, as a value that knows no engine.

use super::Rung;
use crate::language::TermKey;

/// A query as understood: sections are scored by the sum over its groups.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// What each word, and each run of words, of the query stands for.
    pub groups: Vec<Group>,
    /// The language of most of its words that carry meaning, a BCP 47 subtag; `None` for a query without words.
    pub lang: Option<&'static str>,
    /// How the query was understood where that is not what was typed: `triển khai` for `trieenr khai`.
    pub reading: Option<String>,
    /// The query with words that the index does not know replaced by ones that it does.
    pub suggestion: Option<String>,
}

/// One word of the query, or several in a row, with all readings of it. A section counts the best of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What was typed, normalised.
    pub text: String,
    /// Readings; the score of the group is the highest of theirs.
    pub alternatives: Vec<Alternative>,
}

/// One reading of a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// How far the reading is from what was typed.
    pub rung: Rung,
    /// Factor on its score.
    pub weight: f32,
    /// Strict and lenient forms of this reading; their scores add up.
    pub layers: Vec<Layer>,
}

/// Terms that count as occurrences of one and the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// Where the terms are, and how they go together.
    pub source: Source,
    /// The terms and how much an occurrence of each counts, 0 to 1.
    pub terms: Vec<(TermKey, f32)>,
    /// Factor on its BM25 score.
    pub weight: f32,
}

/// Which postings a layer's terms are in, and how they go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Words, any of them, in every zone with its weight.
    Words,
    /// Neighbouring words, any of the pairs.
    Pairs,
    /// Neighbouring words, all of the pairs: a run of three words or more.
    Run,
}

impl Layer {
    /// The same, counting `factor` times as much.
    #[must_use]
    pub fn scaled(mut self, factor: f32) -> Self {
        self.weight *= factor;
        self
    }

    /// A layer of one word.
    pub fn word(key: TermKey, weight: f32) -> Self {
        Self { source: Source::Words, terms: vec![(key, 1.0)], weight }
    }

    /// The layer of a run of words as they stand: a word, a pair, or all its pairs. `None` for no words.
    pub fn run(keys: &[TermKey], weight: f32) -> Option<Self> {
        let source = match keys {
            [] => return None,
            [key] => return Some(Self::word(key.clone(), weight)),
            [_, _] => Source::Pairs,
            _ => Source::Run,
        };
        Some(Self { source, terms: keys.windows(2).map(|two| (two[0].pair(&two[1]), 1.0)).collect(), weight })
    }
}

//! What to look for, as a value that knows no engine.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use timra_language::TermKey;

use crate::question::Choices;
use crate::syntax::Occur;
use crate::{Rung, Weights};

/// A query as understood: sections are scored by the sum over its groups.
///
/// A plan is a value: it is whole before it is executed, and whoever executes it changes nothing in it. Written as JSON and
/// read back it finds the same, wherever that is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What each word, and each run of words, of the query stands for.
    pub groups: Vec<Group>,
    /// Which sections it is about, and in which order they come.
    pub choices: Choices,
    /// The words of each run of them as they were typed; any spelling where none was.
    pub lines: Vec<Vec<TermKey>>,
    /// The language that it is in, a BCP 47 primary subtag: by the sections that have its words where they tell, else by the
    /// spelling of these; `None` for a query without words.
    pub lang: Option<String>,
    /// How the query was understood where that is not what was typed: `triển khai` for `trieenr khai`.
    pub reading: Option<String>,
    /// What was typed as an operator and read as text, as sentences.
    pub notes: Vec<String>,
    /// The query with words that the index does not know replaced by ones that it does.
    pub suggestion: Option<String>,
    /// What each kind of match counts.
    pub weights: Weights,
}

/// One word of the query, or several in a row, with all interpretations of it. A section counts the best of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Whether it says more of words that have groups of their own, so that no section needs it.
    pub is_extra: bool,
    /// Whether a section must have it, or must not.
    pub occur: Occur,
    /// Interpretations; the score of the group is the highest of theirs.
    pub alternatives: Vec<Alternative>,
}

/// One interpretation of a word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// How far the interpretation is from what was typed.
    pub rung: Rung,
    /// Factor on its score.
    pub weight: f32,
    /// Strict and lenient forms of this interpretation; their scores add up.
    pub layers: Vec<Layer>,
}

/// Terms that count as occurrences of one and the same thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// Where the terms are, and how they go together.
    pub source: Source,
    /// The terms and how much an occurrence of each counts, 0 to 1.
    pub terms: Vec<(TermKey, f32)>,
    /// Factor on its BM25 score.
    pub weight: f32,
    /// Whether only titles and headings count.
    pub titles_only: bool,
    /// The word that its terms are forms of, to tell how far each is from it.
    pub meant: Option<TermKey>,
}

/// Which postings a layer's terms are in, and how they go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Source {
    /// Words, any of them, in every zone with its weight.
    Words,
    /// Neighbouring words that are indexed as pairs ([`timra_language::Joining`]), any of the pairs.
    Pairs,
    /// The same, all of the pairs: a run of three words or more.
    Run,
    /// Words, one behind the other.
    Phrase,
    /// Parts of one identifier, all of them.
    Parts,
    /// Neighbouring words, any of the pairs; looked for in the best sections only (`proximity.rs`).
    Neighbours,
}

impl Source {
    /// The name of the source.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl Plan {
    /// Whether a section must have or must not have something.
    pub fn is_strict(&self) -> bool {
        self.groups.iter().any(|group| group.occur != Occur::Should)
    }

    /// Of each group, whether it is a unit.
    pub fn units(&self) -> Vec<bool> {
        self.groups.iter().map(Group::is_unit).collect()
    }

    /// Of each group, whether it is a number.
    pub fn numbers(&self) -> Vec<bool> {
        let meant = |group: &Group| group.alternatives.first()?.layers.first()?.meant.clone();
        self.groups.iter().map(|group| meant(group).is_some_and(|word| word.is_number())).collect()
    }

    /// Whether it asks for neighbours.
    pub fn has_neighbours(&self) -> bool {
        let mut layers = self.groups.iter().flat_map(|group| &group.alternatives).flat_map(|it| &it.layers);
        layers.any(|layer| layer.source == Source::Neighbours)
    }

    /// Whether a section must have something.
    pub fn requires(&self) -> bool {
        self.groups.iter().any(|group| group.occur == Occur::Must)
    }
}

impl Group {
    /// A group that a section may have.
    pub fn of(alternatives: Vec<Alternative>) -> Self {
        Self { is_extra: false, occur: Occur::Should, alternatives }
    }

    /// Whether it stands for a word that a section should have.
    pub fn is_asked_for(&self) -> bool {
        !self.is_extra && self.occur != Occur::MustNot
    }

    /// The words of the query that it stands for, as they were typed, with spaces between them; empty for what is no word.
    pub fn typed(&self) -> String {
        let typed = self.alternatives.first().map(|typed| typed.layers.as_slice()).unwrap_or_default();
        let mut words: Vec<&str> =
            typed.iter().filter_map(|layer| Some(layer.meant.as_ref()?.exact())).collect();
        words.dedup();
        words.join(" ")
    }

    /// How many words of the query it stands for; 0 for what is no word.
    pub fn words(&self) -> usize {
        let typed = self.alternatives.first().map(|typed| typed.layers.as_slice()).unwrap_or_default();
        let mut words: Vec<&TermKey> = typed.iter().filter_map(|layer| layer.meant.as_ref()).collect();
        words.dedup();
        words.len()
    }

    /// Whether it stands for a word that a section should have in its text.
    pub fn is_unit(&self) -> bool {
        let mut layers = self.alternatives.iter().flat_map(|alternative| &alternative.layers);
        self.is_asked_for() && !layers.any(|layer| layer.titles_only)
    }
}

impl Layer {
    /// The same, counting `factor` times as much.
    #[must_use]
    pub fn scaled(mut self, factor: f32) -> Self {
        self.weight *= factor;
        self
    }

    /// A layer that counts everywhere.
    pub fn new(source: Source, terms: Vec<(TermKey, f32)>, weight: f32) -> Self {
        Self { source, terms, weight, titles_only: false, meant: None }
    }

    /// A layer of one word.
    pub fn word(key: TermKey, weight: f32) -> Self {
        Self::new(Source::Words, vec![(key, 1.0)], weight)
    }

    /// The layer of a run of words as they stand: a word, pairs where the index has them, or a phrase. `None` for no words.
    pub fn run(keys: &[TermKey], weight: f32) -> Option<Self> {
        let all = |keys: Vec<TermKey>| keys.into_iter().map(|key| (key, 1.0)).collect();
        let pairs = || all(keys.windows(2).map(|two| two[0].pair(&two[1])).collect());
        let is_joined = || keys.windows(2).all(|two| two[0].joins(&two[1]));
        Some(match keys {
            [] => return None,
            [key] => Self::word(key.clone(), weight),
            [_, _] if is_joined() => Self::new(Source::Pairs, pairs(), weight),
            _ if is_joined() => Self::new(Source::Run, pairs(), weight),
            _ => Self::new(Source::Phrase, all(keys.to_vec()), weight),
        })
    }
}

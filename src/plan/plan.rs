//! A plan: what to look for, as a value that knows no engine.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use timra_language::TermKey;

use crate::question::Choices;
use crate::syntax::{Note, Occur};
use crate::{Rung, Weights};

/// A query as it was understood. The score of a section is the sum of what the groups of the plan give it.
///
/// A plan is complete before it is executed, and executing it changes nothing in it. Written as JSON and read back, it
/// finds the same sections with the same scores.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The groups: one for each word of the query, and for each run of words that says more than its words do.
    pub groups: Vec<Group>,
    /// Filters that a section has to pass, and the order of the results.
    pub choices: Choices,
    /// Whether every section that passes the filters is found, because the query wants nothing else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_of_filters_alone: bool,
    /// The words of each clause as they were typed, for rewarding long runs of them in a text. A word that was typed
    /// without marks stands for all of its spellings ([`TermKey::is_any`]).
    pub lines: Vec<Vec<TermKey>>,
    /// The language of the query, as a BCP 47 primary subtag: the one that most sections with its words are in, or else
    /// the one that its spelling shows. `None` for a query without words.
    pub lang: Option<String>,
    /// How the query was understood, if not as it was typed: `triển khai` for `trieenr khai`.
    pub reading: Option<String>,
    /// For the person who typed: which operators could not be used and were read as text. English sentences in JSON.
    pub notes: Vec<Note>,
    /// The query with words that the index does not have replaced by words that it has; `None` if there is nothing to
    /// replace.
    pub suggestion: Option<String>,
    /// The constants of the ranking for this plan.
    pub weights: Weights,
}

/// One word of the query, or several in a row, with all interpretations of it. The best of them counts for a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Whether the group repeats words that have groups of their own, so that no section needs it and it is not counted
    /// as a part of the query.
    pub is_extra: bool,
    /// Whether a section should, must or must not have this group.
    pub occur: Occur,
    /// The interpretations. The score of the group is the highest of the scores of its alternatives.
    pub alternatives: Vec<Alternative>,
}

/// One interpretation of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// How far the interpretation is from what was typed.
    pub rung: Rung,
    /// Factor on the score of this alternative.
    pub weight: f32,
    /// Strict and lenient forms of the interpretation. Their scores add up.
    pub layers: Vec<Layer>,
}

/// Terms that count as occurrences of the same thing: they share one idf and one saturation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// Which postings the terms have, and how they go together.
    pub source: Source,
    /// The terms, and what one occurrence of each counts, from 0 to 1.
    pub terms: Vec<(TermKey, f32)>,
    /// Factor on the BM25 score of this layer.
    pub weight: f32,
    /// Whether only occurrences in titles and headings count.
    pub titles_only: bool,
    /// The word that the terms are forms of. Matches are named by how far each term is from it.
    pub meant: Option<TermKey>,
}

/// Which postings the terms of a layer have, and how they go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Source {
    /// Words, any of them, in every zone with the weight of the zone.
    Words,
    /// Neighbouring words that are indexed as pairs ([`timra_language::Joining`]), any of the pairs.
    Pairs,
    /// Neighbouring words that are indexed as pairs, all of the pairs: a run of three words or more.
    Run,
    /// Words, each right after the one before.
    Phrase,
    /// Parts of one identifier, all of them.
    Parts,
    /// Neighbouring words that are not indexed as pairs, any of the pairs. They are looked for in the best sections
    /// only (`proximity.rs` in `timra-rank`).
    Neighbours,
}

impl Source {
    /// The name of the source, as JSON has it: `words`, `pairs`, `run`, `phrase`, `parts` or `neighbours`.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl Plan {
    /// Whether the plan requires or forbids something.
    pub fn is_strict(&self) -> bool {
        self.groups.iter().any(|group| group.occur != Occur::Should)
    }

    /// For each group, whether it is a unit ([`Group::is_unit`]).
    pub fn units(&self) -> Vec<bool> {
        self.groups.iter().map(Group::is_unit).collect()
    }

    /// For each group, whether its word is a number.
    pub fn numbers(&self) -> Vec<bool> {
        let meant = |group: &Group| group.alternatives.first()?.layers.first()?.meant.clone();
        self.groups.iter().map(|group| meant(group).is_some_and(|word| word.is_number())).collect()
    }

    /// Whether the plan has a layer of [`Source::Neighbours`].
    pub fn has_neighbours(&self) -> bool {
        let mut layers = self.groups.iter().flat_map(|group| &group.alternatives).flat_map(|it| &it.layers);
        layers.any(|layer| layer.source == Source::Neighbours)
    }

    /// Whether the plan requires something of every section.
    pub fn requires(&self) -> bool {
        self.groups.iter().any(|group| group.occur == Occur::Must)
    }
}

impl Group {
    /// A group of these alternatives that a section should have.
    pub fn of(alternatives: Vec<Alternative>) -> Self {
        Self { is_extra: false, occur: Occur::Should, alternatives }
    }

    /// Whether the group is a part of the query that a section should or must have.
    pub fn is_asked_for(&self) -> bool {
        !self.is_extra && self.occur != Occur::MustNot
    }

    /// The words of the query that the group stands for, as they were typed, joined by spaces. Empty if it stands for
    /// no word.
    pub fn typed(&self) -> String {
        let typed = self.alternatives.first().map(|typed| typed.layers.as_slice()).unwrap_or_default();
        let mut words: Vec<&str> =
            typed.iter().filter_map(|layer| Some(layer.meant.as_ref()?.exact())).collect();
        words.dedup();
        words.join(" ")
    }

    /// Number of words of the query that the group stands for; 0 if it stands for no word.
    pub fn words(&self) -> usize {
        let typed = self.alternatives.first().map(|typed| typed.layers.as_slice()).unwrap_or_default();
        let mut words: Vec<&TermKey> = typed.iter().filter_map(|layer| layer.meant.as_ref()).collect();
        words.dedup();
        words.len()
    }

    /// Whether the group is a unit: a part of the query that a section should have in its text, not only in its titles.
    pub fn is_unit(&self) -> bool {
        let mut layers = self.alternatives.iter().flat_map(|alternative| &alternative.layers);
        self.is_asked_for() && !layers.any(|layer| layer.titles_only)
    }
}

impl Layer {
    /// This layer with its weight multiplied by `factor`.
    #[must_use]
    pub fn scaled(mut self, factor: f32) -> Self {
        self.weight *= factor;
        self
    }

    /// A layer that counts in every zone and is not named after a word.
    pub fn new(source: Source, terms: Vec<(TermKey, f32)>, weight: f32) -> Self {
        Self { source, terms, weight, titles_only: false, meant: None }
    }

    /// A layer of one word.
    pub fn word(key: TermKey, weight: f32) -> Self {
        Self::new(Source::Words, vec![(key, 1.0)], weight)
    }

    /// The layer of words that are in a row: one word, pairs if all of them are indexed as pairs, or else a phrase.
    /// `None` for no words.
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

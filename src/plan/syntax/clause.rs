//! A clause: a part of a query that is looked for.

use serde::{Deserialize, Serialize};

use super::has_word::has_word;

/// Words or a phrase, and whether a section has to have them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The text as it was typed, without operators and quotes, with single spaces. Never empty, but it may consist of
    /// punctuation.
    pub text: String,
    /// How `text` is read.
    pub kind: ClauseKind,
    /// Whether a section should, must or must not have the clause. Clauses of one `or_group` have the same: a `+` at
    /// one of them holds for all, and none of them is `MustNot`.
    pub occur: Occur,
    /// Whether only occurrences in titles count.
    pub title_only: bool,
    /// Number of the group of clauses that `OR` joins; the clauses of a group follow each other. `None` for a clause by
    /// itself.
    pub or_group: Option<usize>,
}

/// How the text of a clause is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// Words, in the order in which they were typed.
    Words,
    /// A phrase: the text was typed in quotes.
    Phrase,
}

/// Whether a section should, must or must not have something. It follows from the sign that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occur {
    /// A section should have it: no sign was typed.
    Should,
    /// A section must have it: `+` was typed.
    Must,
    /// A section must not have it: `-` was typed.
    MustNot,
}

impl Clause {
    /// Plain words.
    pub(super) fn words(text: String) -> Self {
        Self { text, kind: ClauseKind::Words, occur: Occur::Should, title_only: false, or_group: None }
    }

    /// Whether sections are looked for by it: it has a word, and is not forbidden.
    pub(super) fn is_wanted(&self) -> bool {
        self.occur != Occur::MustNot && has_word(&self.text)
    }

    /// Whether it may be a flag of a command: one word with `-` in front and nothing else.
    pub(super) fn may_be_a_flag(&self) -> bool {
        self.occur == Occur::MustNot && self.kind == ClauseKind::Words && !self.title_only
    }

    /// Whether it is words and no more.
    pub(super) fn is_text(&self) -> bool {
        let is_plain = self.kind == ClauseKind::Words && self.occur == Occur::Should;
        is_plain && !self.title_only && self.or_group.is_none()
    }

    /// The clause as a person would type it.
    pub(super) fn typed(&self) -> String {
        let sign = match self.occur {
            Occur::Should => "",
            Occur::Must => "+",
            Occur::MustNot => "-",
        };
        let field = if self.title_only { "title:" } else { "" };
        let quote = match self.kind {
            ClauseKind::Words => "",
            ClauseKind::Phrase => "\"",
        };
        format!("{sign}{field}{quote}{}{quote}", self.text)
    }
}

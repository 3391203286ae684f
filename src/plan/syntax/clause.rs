//! A part of a query that is looked for.

use serde::{Deserialize, Serialize};

/// Words or a phrase, and whether they have to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// As it was typed, without operators and quotes, each run of white space as one space. Never empty, but it may
    /// hold punctuation only.
    pub text: String,
    /// How `text` is to be read.
    pub kind: ClauseKind,
    /// The sign in front of it. Clauses of one `or_group` have the same: a `+` at one of them is the group's, and no
    /// clause of a group is `MustNot`.
    pub occur: Occur,
    /// Only what stands in a title counts.
    pub title_only: bool,
    /// Clauses joined by `OR` share a number; they stand side by side.
    pub or_group: Option<usize>,
}

/// How the text of a clause is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// Words in the order in which they were typed, with nothing in between.
    Words,
    /// What stood in quotes.
    Phrase,
}

/// Whether a clause has to be there. Says only which sign was typed, so an unsigned phrase is `Should`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occur {
    /// No sign.
    Should,
    /// `+`
    Must,
    /// `-`
    MustNot,
}

impl Clause {
    /// Plain words.
    pub(super) fn words(text: String) -> Self {
        Self { text, kind: ClauseKind::Words, occur: Occur::Should, title_only: false, or_group: None }
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

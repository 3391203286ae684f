//! What a token turned out to be.

use super::field::Field;
use super::note::Note;
use super::token::{Token, has_word};
use super::{Clause, ClauseKind, Filters, Occur};

/// A token with its meaning, apart from what `OR`s do to it.
#[derive(Debug, PartialEq, Eq)]
pub enum Item {
    /// Part of a run of plain words.
    Text(String),
    /// A clause of its own.
    Clause(Clause),
    /// A filter, which is in the [`Filters`] by now, and whether it is one without `-`.
    Filter(Field, bool),
    /// `OR`
    Or,
}

impl Item {
    /// What `token` means; a filter goes into `filters`.
    pub fn new(token: &Token, filters: &mut Filters, note: &mut dyn FnMut(Note)) -> Self {
        if token.is_text() {
            return match token.typed {
                "OR" => Self::Or,
                typed => Self::Text(spaced(typed)),
            };
        }
        let failed = match token.field {
            None | Some(Field::Title) if has_word(token.value) => return Self::Clause(clause(token)),
            None => Note::EmptyQuotes,
            Some(field) => match filters.add(field, token.occur, token.value) {
                Ok(()) => return Self::Filter(field, token.occur != Occur::MustNot),
                Err(failed) => failed,
            },
        };
        note(failed);
        Self::Text(spaced(token.typed))
    }

    /// Whether the `OR` between `left` and `right` joins them into one group.
    pub fn joins(left: &Self, right: &Self) -> bool {
        left.can_be_joined() && right.can_be_joined()
    }

    /// Whether the `OR` between `left` and `right` says what their list says already.
    pub fn same_list(left: &Self, right: &Self) -> bool {
        matches!(left, Self::Filter(field, true) if field.is_list()) && left == right
    }

    fn can_be_joined(&self) -> bool {
        match self {
            Self::Text(text) => has_word(text),
            Self::Clause(clause) => clause.occur != Occur::MustNot,
            Self::Filter(..) | Self::Or => false,
        }
    }
}

fn clause(token: &Token) -> Clause {
    Clause {
        text: spaced(token.value),
        kind: if token.quoted { ClauseKind::Phrase } else { ClauseKind::Words },
        occur: token.occur,
        title_only: token.field.is_some(),
        or_group: None,
    }
}

/// `text` with one space where there was any white space.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

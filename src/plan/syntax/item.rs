//! What a token turned out to be.

use super::has_word::has_word;
use super::note::Note;
use super::prefix::Prefix;
use super::token::QueryToken;
use super::{Clause, ClauseKind, Occur};
use crate::question::{Choices, Field};

/// A token with its meaning, apart from what `OR`s do to it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// Part of a run of plain words.
    Text(String),
    /// A clause of its own.
    Clause(Clause),
    /// A value of a field, which is in the [`Choices`] by now, and whether it is one without `-`.
    Choice(&'static Field, bool),
    /// `OR`
    Or,
}

impl Item {
    /// What `token` means; a value of a field goes into `choices`.
    pub(crate) fn new(token: &QueryToken, choices: &mut Choices, note: &mut dyn FnMut(Note)) -> Self {
        if token.is_text() {
            return match token.typed {
                "OR" => Self::Or,
                typed => Self::Text(spaced(typed)),
            };
        }
        let failed = match token.prefix {
            None | Some(Prefix::Title) if has_word(token.value) => return Self::Clause(clause(token)),
            None => Note::EmptyQuotes,
            Some(Prefix::Title) => Note::BadValue(Prefix::Title),
            Some(Prefix::Of(field)) => {
                let is_left_out = token.occur == Occur::MustNot;
                match choices.add(field, token.value, is_left_out) {
                    Ok(()) => return Self::Choice(field, !is_left_out),
                    Err(refused) => refused.into(),
                }
            }
        };
        note(failed);
        Self::Text(spaced(token.typed))
    }

    /// Whether the `OR` between `left` and `right` joins them into one group.
    pub(crate) fn joins(left: &Self, right: &Self) -> bool {
        left.can_be_joined() && right.can_be_joined()
    }

    /// Whether the `OR` between `left` and `right` says what their list says already.
    pub(crate) fn same_list(left: &Self, right: &Self) -> bool {
        matches!(left, Self::Choice(field, true) if field.kind.is_list()) && left == right
    }

    fn can_be_joined(&self) -> bool {
        match self {
            Self::Text(text) => has_word(text),
            Self::Clause(clause) => clause.occur != Occur::MustNot,
            Self::Choice(..) | Self::Or => false,
        }
    }
}

fn clause(token: &QueryToken) -> Clause {
    Clause {
        text: spaced(token.value),
        kind: if token.quoted { ClauseKind::Phrase } else { ClauseKind::Words },
        occur: token.occur,
        title_only: token.prefix.is_some(),
        or_group: None,
    }
}

/// `text` with one space where there was any white space.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

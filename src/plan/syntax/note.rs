//! Notes: what a person is told about a query.

use std::fmt;

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use super::prefix::Prefix;
use crate::question::{Field, RefusedChoice};

/// Why something was not read as it may have been meant. Holds nothing that was typed, so notes stay few and short
/// whatever a query holds. Shown, and written as JSON, it is an English sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
#[strum(serialize_all = "snake_case", prefix = "note_")]
pub enum Note {
    /// A quote that nothing closes, or that closes nothing.
    StrayQuote,
    /// Quotes around nothing, or around punctuation.
    EmptyQuotes,
    /// `OR` without a word or a phrase on both of its sides.
    StrayOr,
    /// A prefix without a value that it can use.
    BadValue(Prefix),
    /// `-after:` and other fields of one value.
    NotNegatable(&'static Field),
    /// More filters than one query may have.
    TooManyFilters,
    /// More clauses than one query may have.
    TooManyClauses,
    /// Nothing is before `before:` that is not before `after:`.
    NoDay,
    /// Only clauses that must not be found.
    OnlyNegative,
    /// A word with `-` in front that stands so in a section, or that nothing could be found without.
    CommandLine,
    /// No section has all that was required.
    NothingHasAll,
}

impl Note {
    /// Every note that there is.
    pub fn all() -> impl Iterator<Item = Self> {
        let values = Prefix::all().map(Self::BadValue);
        let left_out = Field::all().map(Self::NotNegatable);
        let others = [
            Self::StrayQuote,
            Self::EmptyQuotes,
            Self::StrayOr,
            Self::TooManyFilters,
            Self::TooManyClauses,
            Self::NoDay,
            Self::OnlyNegative,
            Self::CommandLine,
            Self::NothingHasAll,
        ];
        others.into_iter().chain(values).chain(left_out)
    }

    /// Name of the sentence among the texts of the interface, where `{name}` and `{needs}` stand for [`Note::prefix`] and what
    /// has to follow it.
    pub fn text_name(self) -> &'static str {
        self.into()
    }

    /// Name of the field that the note is about, as it is typed; what a value of it has to be is the text `needs_` with this
    /// name.
    pub const fn prefix(self) -> Option<&'static str> {
        match self {
            Self::BadValue(prefix) => Some(prefix.name()),
            Self::NotNegatable(field) => Some(field.name),
            _ => None,
        }
    }
}

impl From<Note> for String {
    fn from(note: Note) -> Self {
        note.to_string()
    }
}

impl TryFrom<String> for Note {
    type Error = String;

    fn try_from(said: String) -> Result<Self, String> {
        Self::all().find(|note| note.to_string() == said).ok_or_else(|| format!("no note says `{said}`"))
    }
}

impl From<RefusedChoice> for Note {
    fn from(refused: RefusedChoice) -> Self {
        match refused {
            RefusedChoice::Value(field) => Self::BadValue(Prefix::Of(field)),
            RefusedChoice::LeftOut(field) => Self::NotNegatable(field),
            // What is typed is looked up before it is refused.
            RefusedChoice::TooMany | RefusedChoice::Unknown => Self::TooManyFilters,
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::StrayQuote => f.write_str("The quote has no end, so it was read as text."),
            Self::EmptyQuotes => {
                f.write_str("There is no word between the quotes, so they were read as text.")
            }
            Self::StrayOr => {
                f.write_str("OR needs a word or a phrase on both sides, without “-”, so it was read as text.")
            }
            Self::BadValue(prefix) => {
                let (name, needs) = (prefix.name(), prefix.needs());
                write!(f, "“{name}:” needs {needs} right after it, so it was read as text.")
            }
            Self::NotNegatable(field) => {
                let name = field.name;
                write!(f, "“{name}:” cannot be used with “-”, so it was read as text.")
            }
            Self::TooManyFilters => {
                f.write_str("There are too many filters, so the last ones were read as text.")
            }
            Self::TooManyClauses => {
                f.write_str("The query has too many parts, so the last ones were read as text.")
            }
            Self::NoDay => f.write_str("No day is both after and before the dates that were given."),
            Self::CommandLine => {
                f.write_str("A word with “-” in front looks like part of a command, so it was read as text.")
            }
            Self::NothingHasAll => f.write_str("No section has all that was required, so nothing is."),
            Self::OnlyNegative => {
                f.write_str("The query only says what to leave out; it needs at least one word to look for.")
            }
        }
    }
}

//! The kinds of values that a field can have.

use timra_language::is_tag;

use super::Sort;
use super::date::first_day;
use super::tag_key::tag_key;

/// How the values of a field are read, and how they are compared with the values of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// A BCP 47 tag. A section matches if its tag is this one or begins with it: `vi` finds `vi-VN`.
    Language,
    /// One of a few names. A section matches if its name is the value; if no section has such a name, if its name
    /// contains it.
    Name,
    /// A tag, in any spelling. A section matches if one of its tags is the same apart from case, marks, and how the words in
    /// it are divided.
    Tag,
    /// A part of a text. A section matches if its text contains the value.
    Part,
    /// A year of four digits.
    Year,
    /// The first day that counts.
    From,
    /// The first day that does not count any more.
    Until,
    /// An order of the results, a [`Sort`].
    Order,
}

impl ValueKind {
    /// Reads a value from `text` and gives it in the form in which values are kept and compared; `None` if `text` is no
    /// such value. Reading the result again gives the same result.
    ///
    /// A language is in lower case with `-` between its parts, as `zh-hant`. A tag is without case and marks, with spaces
    /// between its words. A day is written as `YYYY-MM-DD`.
    pub fn read(self, text: &str) -> Option<String> {
        match self {
            Self::Language => Some(text.to_ascii_lowercase().replace('_', "-")).filter(|tag| is_tag(tag)),
            Self::Name | Self::Part => (!text.is_empty()).then(|| text.to_owned()),
            Self::Tag => tag_key(text),
            Self::Year => {
                let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
                is_year.then(|| text.to_owned())
            }
            Self::From | Self::Until => first_day(text),
            Self::Order => Sort::named(text).map(|sort| sort.name().to_owned()),
        }
    }

    /// Whether a question may have several values of this kind, any of which is enough, and may leave values out.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Language | Self::Name | Self::Tag | Self::Part | Self::Year)
    }

    /// The word for a value in the help of the command line, such as `YEAR`.
    pub const fn placeholder(self) -> &'static str {
        match self {
            Self::Language => "LANG",
            Self::Name => "NAME",
            Self::Tag => "TAG",
            Self::Part => "PART",
            Self::Year => "YEAR",
            Self::From | Self::Until => "DATE",
            Self::Order => "ORDER",
        }
    }
}

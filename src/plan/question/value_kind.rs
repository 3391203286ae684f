//! How the values of a field are read.

use timra_language::is_tag;

use super::Sort;
use super::date::first_day;

/// How the values of a field are read, and how they are compared with what a section has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// A BCP 47 tag; a section's tag may go on behind it.
    Language,
    /// One of a few names: the name itself, or else a part of names.
    Name,
    /// A part of a text.
    Part,
    /// A year.
    Year,
    /// The first day that counts.
    From,
    /// The first day that does not count any more.
    Until,
    /// A [`Sort`].
    Order,
}

impl ValueKind {
    /// The value that `text` means, in the one form in which values are kept and compared; `None` if it means none.
    /// What is kept means the same when it is read again.
    ///
    /// A tag is in lower case with `-` between its parts, as `zh-hant`; a day is written as `YYYY-MM-DD`.
    pub fn read(self, text: &str) -> Option<String> {
        match self {
            Self::Language => Some(text.to_ascii_lowercase().replace('_', "-")).filter(|tag| is_tag(tag)),
            Self::Name | Self::Part => (!text.is_empty()).then(|| text.to_owned()),
            Self::Year => {
                let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
                is_year.then(|| text.to_owned())
            }
            Self::From | Self::Until => first_day(text),
            Self::Order => Sort::named(text).map(|sort| sort.name().to_owned()),
        }
    }

    /// Whether a question may have several values, any of which is enough, and may leave some out.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Language | Self::Name | Self::Part | Self::Year)
    }

    /// What stands for a value in the help of the command line.
    pub const fn placeholder(self) -> &'static str {
        match self {
            Self::Language => "LANG",
            Self::Name => "NAME",
            Self::Part => "PART",
            Self::Year => "YEAR",
            Self::From | Self::Until => "DATE",
            Self::Order => "ORDER",
        }
    }
}

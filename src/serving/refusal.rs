//! Why an index is not served.

use std::fmt;

use timra_format::Error;

/// Why an index is not served, in words that any client may read: they do not say where files are on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// Another version of timra wrote it.
    OtherFormat {
        /// Format of the index.
        found: u32,
        /// Format of this version.
        known: u32,
    },
    /// Text is cut into words otherwise than in the index.
    OtherAnalysis,
    /// A file of it is damaged or missing.
    Broken,
    /// There is no index any more.
    Gone,
    /// The index is one of another program.
    Foreign,
    /// The index cannot be read.
    Unreadable,
    /// The machines that hold it do not answer.
    Unreachable,
    /// The machines that hold it have not answered in time.
    Late,
    /// The machines that hold it do not let this program read it.
    Denied,
    /// A part of it does not answer.
    Incomplete,
}

impl From<&Error> for Refusal {
    fn from(error: &Error) -> Self {
        match error {
            Error::IndexFormat { found, known, .. } => Self::OtherFormat { found: *found, known: *known },
            Error::OtherAnalysis { .. } => Self::OtherAnalysis,
            Error::BrokenIndex { .. } | Error::Tantivy { .. } => Self::Broken,
            Error::NoIndex { .. } => Self::Gone,
            Error::ForeignIndex { .. } => Self::Foreign,
            _ => Self::Unreadable,
        }
    }
}

/// A clause about the index.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherFormat { found, known } => {
                write!(f, "it has format {found}, and this timra reads format {known}")
            }
            Self::OtherAnalysis => {
                f.write_str("its text was cut into words in another way than this timra's")
            }
            Self::Broken => f.write_str("it is broken"),
            Self::Gone => f.write_str("it is not there any more"),
            Self::Foreign => f.write_str("it was not made by timra"),
            Self::Unreadable => f.write_str("it cannot be read"),
            Self::Unreachable => f.write_str("the machines that hold it do not answer"),
            Self::Late => f.write_str("the machines that hold it have not answered in time"),
            Self::Denied => f.write_str("the machines that hold it do not let this server read it"),
            Self::Incomplete => f.write_str("a part of it does not answer"),
        }
    }
}

//! Why settings cannot be read.

/// Deepest nesting of lists and tables that is read, in any notation.
pub(crate) const DEEPEST: usize = 64;

/// The words for settings that are nested too deeply.
pub(crate) const TOO_DEEP: &str = "it is nested more than 64 levels deep";

/// Why settings cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// 1-based line of the text, if one is known.
    pub line: Option<u32>,
    /// What is wrong, as a clause.
    pub message: String,
}

impl Unreadable {
    /// The problem `message` on `line`.
    pub(crate) fn at(line: usize, message: impl Into<String>) -> Unreadable {
        Unreadable { line: u32::try_from(line).ok(), message: message.into() }
    }

    /// The problem that a text has more than `bytes` bytes.
    pub(crate) fn longer_than(bytes: usize) -> Unreadable {
        Unreadable { line: None, message: format!("it is longer than {} MiB", bytes >> 20) }
    }
}

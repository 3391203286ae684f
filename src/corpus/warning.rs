//! What was wrong with one value or one page, while the rest went on.

use std::fmt;
use std::path::PathBuf;

/// Something that cost a value or a page, or was mended, with the place to look at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Warning {
    /// The file, as a person here would open it.
    pub path: PathBuf,
    /// 1-based line, where one is known.
    pub line: Option<u32>,
    /// A short, stable name of the kind, by which a summary counts (`bad-date`, `unreadable-page` …).
    pub kind: &'static str,
    /// A sentence: what is wrong and what was done about it.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {} [{}]", self.message, self.kind)
    }
}

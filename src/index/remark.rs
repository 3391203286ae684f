//! What was wrong with content, as an index remembers it.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use timra_corpus::Warning;

/// A [`Warning`] that can be written down: a file that has not changed is not read again, and what is wrong with it is told
/// all the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Remark {
    /// The file, as a person here would open it. It is not written down, since an index may travel.
    #[serde(skip)]
    pub path: PathBuf,
    /// 1-based line, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Name of the kind, by which a summary counts.
    pub kind: String,
    /// A sentence: what is wrong and what was done about it.
    pub message: String,
}

impl Remark {
    /// The same remark of a file that is found at `path` now.
    #[must_use]
    pub fn at(&self, path: &Path) -> Self {
        Self { path: path.to_owned(), ..self.clone() }
    }
}

impl From<Warning> for Remark {
    fn from(Warning { path, line, kind, message }: Warning) -> Self {
        Self { path, line, kind: kind.to_owned(), message }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {} [{}]", self.message, self.kind)
    }
}

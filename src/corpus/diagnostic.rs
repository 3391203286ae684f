//! What was wrong with one value or one page, while the rest went on.

use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::DiagnosticKind;

/// One thing that is wrong with content, with its place. It costs a value or a page, never a build.
///
/// Everything that reads content adds what it finds to a `Vec` of these. What reads the text of a page knows the line
/// only; the caller says which file the text is from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Kind of the problem.
    pub kind: DiagnosticKind,
    /// Path of the file, as a person here would open it. It is not written into an index, since an index may
    /// travel.
    #[serde(skip)]
    pub path: PathBuf,
    /// 1-based line, if one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What is wrong, and what that costs: a sentence without its full stop.
    pub what: String,
    /// What was done about the problem, if it was put right while it was read: a clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// What to do about the problem: a clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Number of further lines of the file with the same problem.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more_lines: u32,
}

impl Diagnostic {
    /// A diagnostic of this kind, without a file and a line.
    #[must_use]
    pub fn new(kind: DiagnosticKind, what: impl Into<String>) -> Self {
        Self {
            kind,
            path: PathBuf::new(),
            line: None,
            what: what.into(),
            done: None,
            hint: None,
            more_lines: 0,
        }
    }

    /// Names the file that the problem is in.
    #[must_use]
    pub fn in_file(self, path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), ..self }
    }

    /// Names the line that the problem is on; `None` if it is not known.
    #[must_use]
    pub fn on_line(self, line: impl Into<Option<u32>>) -> Self {
        Self { line: line.into(), ..self }
    }

    /// Adds what was done about the problem.
    #[must_use]
    pub fn done(self, done: impl Into<String>) -> Self {
        Self { done: Some(done.into()), ..self }
    }

    /// Adds what to do about the problem.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// What is wrong, and on how many lines, as one sentence.
    pub fn problem(&self) -> String {
        format!("{}{}", self.what, self.and_so_on())
    }

    /// What is wrong, what was done about it and what to do, as one sentence.
    pub fn sentence(&self) -> String {
        let mut sentence = self.what.clone();
        for clause in [&self.done, &self.hint].into_iter().flatten() {
            sentence += "; ";
            sentence += clause;
        }
        sentence + &self.and_so_on()
    }

    /// The file, and the line if one is known: `path:line`.
    pub fn place(&self) -> String {
        let path = self.path.display();
        self.line.map_or_else(|| path.to_string(), |line| format!("{path}:{line}"))
    }

    fn and_so_on(&self) -> String {
        match self.more_lines {
            0 => String::new(),
            1 => " (and on 1 more line)".to_owned(),
            more => format!(" (and on {more} more lines)"),
        }
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.place(), self.sentence(), self.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic() -> Diagnostic {
        let what = "`a; b` is no title; not even a word, and so on";
        Diagnostic::new(DiagnosticKind::FrontMatter, what).in_file("a.md").on_line(3)
    }

    #[test]
    fn clauses_are_told_apart_whatever_is_quoted() {
        let full = Diagnostic { more_lines: 2, ..diagnostic().done("it was put right").hint("correct it") };
        assert_eq!(full.problem(), "`a; b` is no title; not even a word, and so on (and on 2 more lines)");
        assert_eq!(
            full.to_string(),
            "a.md:3: `a; b` is no title; not even a word, and so on; it was put right; correct it (and on 2 more lines) \
             [front-matter]"
        );
        assert_eq!(diagnostic().problem(), diagnostic().what);
    }

    #[test]
    fn what_is_written_down_comes_back_without_its_file() {
        let full = Diagnostic { more_lines: 2, ..diagnostic().done("it was put right").hint("correct it") };
        for written in [full, diagnostic(), diagnostic().on_line(None)] {
            let text = serde_json::to_string(&written).expect("JSON");
            assert!(!text.contains("a.md"), "{text}");
            let read: Diagnostic = serde_json::from_str(&text).expect("a diagnostic");
            assert_eq!(read.in_file("a.md"), written);
        }
    }
}

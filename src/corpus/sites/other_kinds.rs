//! Files that people write text in and timra does not read: nobody should look for what is in them without knowing.

use std::collections::BTreeMap;
use std::path::Path;

use crate::{Diagnostic, DiagnosticKind};

/// Endings of their names, in lower case, one a line; lines that begin with `#` are comments.
const ENDINGS: &str = include_str!("other_kinds.txt");

/// The ending of a file with text of a kind that is not read (`.ipynb`, `.adoc` …); `None` for any other file.
pub(crate) fn other_kind(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    let mut endings = ENDINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    endings.find(|known| *known == ending)
}

/// A diagnostic with the number of files of each such kind below `root`; `None` if there are none.
pub(crate) fn diagnostic(root: &Path, endings: impl Iterator<Item = &'static str>) -> Option<Diagnostic> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    endings.for_each(|ending| *counts.entry(ending).or_default() += 1);
    let (subject, verb, object) = match counts.values().sum() {
        0 => return None,
        1 => ("1 file".to_owned(), "is of a kind", "it"),
        all => (format!("{all} files"), "are of kinds", "them"),
    };
    let counts: Vec<String> = counts.iter().map(|(ending, count)| format!("{count} .{ending}")).collect();
    let what = format!(
        "{subject} here {verb} that timra does not read, so nothing in {object} is found ({})",
        counts.join(", ")
    );
    let wrong = Diagnostic::new(DiagnosticKind::OtherKind, what).in_file(root);
    Some(wrong.hint("write the text as Markdown, or index the published pages"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_their_endings() {
        assert_eq!(other_kind(Path::new("a/B.HTML")), Some("html"));
        assert_eq!(
            [Path::new("a.png"), Path::new("html"), Path::new("a.#"), Path::new("a.")].map(other_kind),
            [None; 4]
        );
        let endings = ["rst", "html", "rst"];
        let what = diagnostic(Path::new("notes"), endings.into_iter()).expect("a diagnostic").what;
        assert!(what.starts_with("3 files here are of kinds") && what.contains("1 .html, 2 .rst"));
    }
}

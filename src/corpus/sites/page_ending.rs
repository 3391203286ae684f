//! The endings of the names of files that are pages.

/// All of them, in lower case: those that Hugo takes for Markdown, then others of Markdown, then of plain text.
const ALL: [&str; 5] = ["md", "markdown", "mdown", "mdx", "txt"];

/// What Hugo takes for Markdown.
pub const HUGO: &[&str] = ALL.split_at(3).0;

/// Every ending of Markdown.
pub const MARKDOWN: &[&str] = ALL.split_at(4).0;

/// What is a page in a directory that is no site of Hugo.
pub const PAGES: &[&str] = &ALL;

/// `path` without a full stop and one of these endings; `None` if it has none of them.
pub fn without_ending<'p>(path: &'p str, endings: &[&str]) -> Option<&'p str> {
    endings.iter().find_map(|ending| path.strip_suffix(ending)?.strip_suffix('.'))
}

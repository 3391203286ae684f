//! The endings of the names of files that are pages.

/// Every ending of a page, in lower case: those of HTML, then those that Hugo takes for Markdown, then others of
/// Markdown, then of plain text and of notebooks.
pub const ALL: &[&str] = &["html", "htm", "md", "markdown", "mdown", "mdx", "txt", "ipynb"];

/// Endings of files with HTML.
pub const HTML: &[&str] = ALL.split_at(2).0;

/// Endings of files that Hugo takes for pages.
pub const HUGO: &[&str] = ALL.split_at(5).0;

/// Every ending of Markdown.
pub const MARKDOWN: &[&str] = ALL.split_at(6).0.split_at(2).1;

/// Endings of files that are pages in a directory that is no site of Hugo.
pub const PAGES: &[&str] = ALL.split_at(2).1;

/// `path` without a full stop and one of these endings; `None` if it ends in none of them.
pub fn without_ending<'p>(path: &'p str, endings: &[&str]) -> Option<&'p str> {
    endings.iter().find_map(|ending| path.strip_suffix(ending)?.strip_suffix('.'))
}

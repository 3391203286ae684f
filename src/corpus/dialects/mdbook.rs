//! What mdBook has beside Markdown: links to parts of other files, and lines of code that it hides.

use std::borrow::Cow;
use std::path::Path;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Dialect;

/// `{{#include file}}`, `{{#title x}}` and their like.
static DIRECTIVE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\\?\{\{#[a-z_]+[^}\n]*\}\}").expect("a valid expression"));

/// A directive that puts another file into the page.
static INCLUDING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\{\{#(?:include|rustdoc_include|playground|playpen)\b[^}\n]*\}\}")
        .expect("a valid expression")
});

/// The link of a chapter in the table of contents.
static LINK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\]\(<?([^()<>#\n]+\.md)>?\)").expect("a valid expression"));

/// Name of the table of contents, which names the chapters in their order.
const SUMMARY: &str = "SUMMARY.md";

/// How many chapters are put in order.
const MOST: usize = 100_000;

pub(super) struct MdBook;

impl Dialect for MdBook {
    fn markdown<'b>(&self, _: &str, body: &'b str) -> Cow<'b, str> {
        if !body.contains("{{#") {
            return Cow::Borrowed(body);
        }
        // One behind a backslash is shown.
        DIRECTIVE.replace_all(body, |found: &Captures<'_>| {
            found[0].strip_prefix('\\').map(str::to_owned).unwrap_or_default()
        })
    }

    fn first_brought<'b>(&self, text: &'b str) -> Option<(usize, &'b str)> {
        let found = text.contains("{{#").then(|| INCLUDING.find(text)).flatten()?;
        Some((found.start(), found.as_str()))
    }

    fn order(&self, root: &Path) -> Vec<String> {
        let is_book = |dir: &Path| dir.join("book.toml").is_file();
        let dirs = [
            (root.join("src"), "src/", is_book(root)),
            (root.to_owned(), "", root.parent().is_some_and(is_book)),
        ];
        let Some((dir, prefix, _)) =
            dirs.into_iter().find(|(dir, _, is_of_book)| *is_of_book && dir.join(SUMMARY).is_file())
        else {
            return Vec::new();
        };
        let summary = std::fs::read_to_string(dir.join(SUMMARY)).unwrap_or_default();
        let links =
            LINK.captures_iter(&summary).take(MOST).map(|link| link[1].trim_start_matches("./").to_owned());
        links.chain([SUMMARY.to_owned()]).map(|path| format!("{prefix}{path}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_no_text() {
        for (written, seen) in [
            ("```rust\n{{#rustdoc_include ../a.rs:3:5}}\n```", "```rust\n\n```"),
            ("a {{#title X}} \\{{#include b}} {{ c }}", "a  {{#include b}} {{ c }}"),
        ] {
            assert_eq!(MdBook.markdown("a.md", written), seen);
        }
    }
}

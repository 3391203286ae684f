//! The list of dialects, and what all of them make of a page together.

use std::borrow::Cow;
use std::path::Path;

use super::{Dialect, containers, docusaurus, mdbook, mdx, mkdocs, notebook, wiki};
use crate::HeadingIds;

/// Every dialect, in the order in which a page is read by them.
static DIALECTS: &[&dyn Dialect] = &[
    &notebook::Notebook,
    &mdx::Mdx,
    &docusaurus::Docusaurus,
    &mdbook::MdBook,
    &mkdocs::MkDocs,
    &containers::Containers,
    &wiki::Wiki,
];

/// The text of a file as Markdown, with as many lines.
pub(crate) fn in_markdown<'t>(path: &str, text: &'t str) -> Cow<'t, str> {
    let made = DIALECTS.iter().find_map(|dialect| dialect.file(path, text));
    made.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The body of a page in plain Markdown, with as many lines.
pub(crate) fn markdown<'b>(path: &str, body: &'b str) -> Cow<'b, str> {
    DIALECTS.iter().fold(Cow::Borrowed(body), |body, dialect| {
        let changed = match dialect.markdown(path, &body) {
            Cow::Borrowed(_) => None,
            Cow::Owned(changed) => Some(changed),
        };
        changed.map_or(body, Cow::Owned)
    })
}

/// The tags in the body of a page.
pub(crate) fn tags(body: &str) -> Vec<String> {
    DIALECTS.iter().flat_map(|dialect| dialect.tags(body)).collect()
}

/// The first sign in a text that brings text from elsewhere into it, and the 1-based line that it is on.
pub(crate) fn first_brought(text: &str) -> Option<(u32, &str)> {
    let found = DIALECTS.iter().filter_map(|dialect| dialect.first_brought(text)).min_by_key(|(at, _)| *at);
    let (at, sign) = found?;
    let line = 1 + text[..at].matches('\n').count();
    Some((u32::try_from(line).unwrap_or(u32::MAX), sign))
}

/// The paths of pages below `root` in the order in which a reader meets them; none where nothing says so.
pub(crate) fn order(root: &Path) -> Vec<String> {
    DIALECTS.iter().map(|dialect| dialect.order(root)).find(|order| !order.is_empty()).unwrap_or_default()
}

/// The rule by which headings of the pages below `root` get their ids; `None` where no dialect says so.
pub(crate) fn heading_ids(root: &Path) -> Option<HeadingIds> {
    DIALECTS.iter().find_map(|dialect| dialect.heading_ids(root))
}

/// The language that a path declares, and the path of the page that it is a translation of.
pub(crate) fn place(path: &str) -> Option<(String, String)> {
    DIALECTS.iter().find_map(|dialect| dialect.place(path))
}

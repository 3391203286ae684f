//! A dialect: what a program writes beside Markdown, and how it reads.

use std::borrow::Cow;
use std::path::Path;

use crate::HeadingIds;

/// What a program for notes or documentation writes beside Markdown. Every method is given the page of a directory that no
/// site of Hugo is built from, and each has a default for a dialect that has nothing of the kind.
pub(crate) trait Dialect: Sync {
    /// The Markdown of a file (`path`) that is none by itself, with as many lines as the file; `None` for a file of another
    /// kind.
    fn file(&self, path: &str, text: &str) -> Option<String> {
        let _ = (path, text);
        None
    }

    /// The body of the page at `path` in plain Markdown, with as many lines. What the dialect does not show is left out, and
    /// code stays as it is.
    fn markdown<'b>(&self, path: &str, body: &'b str) -> Cow<'b, str> {
        let _ = path;
        Cow::Borrowed(body)
    }

    /// Tags that stand in the body of a page.
    fn tags(&self, body: &str) -> Vec<String> {
        let _ = body;
        Vec::new()
    }

    /// The first sign in a text that brings text from elsewhere into it, and the byte at which it stands.
    fn first_brought<'b>(&self, text: &'b str) -> Option<(usize, &'b str)> {
        let _ = text;
        None
    }

    /// The paths of the pages below `root` in the order in which a reader meets them, if a file there says so. The file
    /// itself is the last.
    fn order(&self, root: &Path) -> Vec<String> {
        let _ = root;
        Vec::new()
    }

    /// The rule by which headings of the pages below `root` get their ids, if the dialect has one of its own.
    fn heading_ids(&self, root: &Path) -> Option<HeadingIds> {
        let _ = root;
        None
    }

    /// The language that a path declares by where the dialect has translations, and the path of the page that it is a
    /// translation of.
    fn place(&self, path: &str) -> Option<(String, String)> {
        let _ = path;
        None
    }
}

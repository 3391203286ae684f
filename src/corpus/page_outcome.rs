//! What became of a file.

use super::Page;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageOutcome {
    /// A page.
    Page(Box<Page>),
    /// Hugo does not publish it; the words complete "it was left out, because …".
    NotPublished(&'static str),
    /// The file is a published page that is read with its source.
    WithSource,
    /// The file cannot be read; a diagnostic says why.
    Unreadable,
}

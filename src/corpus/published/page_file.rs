//! What a file is to the published pages of its site.

use std::sync::Arc;

use super::facts::Facts;
use crate::SourceFile;

/// What a file of a site is, where the published pages of the site are read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PublishedAs {
    /// A published page without a source: what generators, themes and data brought.
    Page(Arc<Facts>),
    /// A published page that is read with its source.
    OfSource,
    /// A source that is read with its published page.
    Source {
        /// The page.
        page: Box<SourceFile>,
        /// A number for its bytes; `None` if they could not be read.
        number: Option<u64>,
        /// What the pages of the site have in common.
        facts: Arc<Facts>,
    },
    /// A source without a published page.
    Unpublished,
    /// A published page without a source that Hugo makes of others: of those with a tag, or the next of a list.
    List,
}

impl PublishedAs {
    /// The value as text: a file with the same text is read in the same way.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Page(facts) => format!("published {}", facts.text()),
            Self::OfSource => "of a source".to_owned(),
            Self::Source { page, number, facts } => format!("{} {number:?} {}", page.path, facts.text()),
            Self::Unpublished => "unpublished".to_owned(),
            Self::List => "a list".to_owned(),
        }
    }
}

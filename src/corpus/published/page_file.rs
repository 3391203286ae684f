//! What a file is to the published pages of its site.

use std::sync::Arc;

use super::facts::Facts;

/// What a file is to the published pages of its site.
#[derive(Debug, Clone, PartialEq)]
pub enum PublishedAs {
    /// A published page without a source: what generators, themes and data brought.
    Page(Arc<Facts>),
}

impl PublishedAs {
    /// This as text: a file that has the same is read in the same way.
    pub fn text(&self) -> String {
        let Self::Page(facts) = self;
        format!("published {}", facts.text())
    }
}

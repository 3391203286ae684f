//! A published page that no source stands behind.

use timra_corpus::{PublishedLinks, SourceFile};

use super::Place;

/// A published page that no source stands behind: it is made of data, written as HTML, or its generator is another one.
pub struct PageWithoutSource {
    /// Index of its site.
    pub site: usize,
    /// The file.
    pub file: SourceFile,
    /// Address of the page.
    pub url: String,
    /// What in it can be pointed at, and where it points.
    pub links: PublishedLinks,
}

impl PageWithoutSource {
    /// A line of the page.
    pub fn at(&self, line: u32) -> Place<'_> {
        Place { site: Some(self.site), path: &self.file.full_path, line: Some(line), column: None }
    }
}

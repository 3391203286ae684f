//! The pages of a published site learn what they have in common.

use std::sync::Arc;

use super::{Site, SourceFile};
use crate::published::{Facts, PublishedAs, PublishedDir};

impl Site {
    /// Gives the published pages among `files` the facts of the site, which is published to this directory.
    pub(super) fn share_facts(&self, published: &PublishedDir, files: &mut [&mut SourceFile]) {
        let is_published = |file: &SourceFile| matches!(file.published, Some(PublishedAs::Page(_)));
        let pages: Vec<&SourceFile> =
            files.iter().map(|file| &**file).filter(|file| is_published(file)).collect();
        let told = self.options.base_url.as_deref();
        let facts = Arc::new(Facts::gather(&published.canonical, &pages, told));
        for file in files.iter_mut().filter(|file| is_published(file)) {
            file.published = Some(PublishedAs::Page(Arc::clone(&facts)));
        }
    }
}

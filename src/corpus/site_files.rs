//! The files of a site, with what they inherit.

use super::sites::inherit;
use super::{Diagnostic, Site, SourceFile};

impl Site {
    /// The files that may be pages, in the order of their paths.
    pub fn files(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<SourceFile> {
        let mut files = self.listed(diagnostics);
        self.inherit(&mut files.iter_mut().collect::<Vec<_>>());
        files
    }

    /// Gives all the files of the site what they inherit.
    pub fn inherit(&self, files: &mut [&mut SourceFile]) {
        if let Some(hugo) = &self.hugo {
            let sources = files.iter_mut().map(|file| &mut **file).filter(|file| !file.is_published());
            inherit(&mut sources.collect::<Vec<_>>(), hugo);
        }
        if let Some(published) = &self.published {
            self.join_published(published, files);
        }
    }
}

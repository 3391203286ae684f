//! An index that is up to date, so that nothing has to be built.

use std::path::Path;

use timra_corpus::Diagnostic;
use timra_format::Manifest;

use super::look::{Compared, Look};
use super::site_files::SiteFiles;
use super::{PageRecord, record_file, unknown_languages};

/// What is known of content that has not changed since its index was built.
pub struct Current {
    content: SiteFiles,
    diagnostics: Vec<Diagnostic>,
}

impl Current {
    /// The diagnostics that a build of the content would give, for the index in the directory `dir`, which has this
    /// `manifest`. Diagnostics of JSON documents are not remembered; the manifest has their counts.
    pub fn diagnostics(&self, dir: &Path, manifest: &Manifest) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics.clone();
        let records = record_file::read(&manifest.generation_path(dir), &manifest.files).unwrap_or_default();
        for (of_site, record) in self.content.files.iter().zip(&records) {
            diagnostics.extend(record.diagnostics_in(&of_site.file.full_path));
        }
        let declared = records.iter().filter_map(PageRecord::declared);
        diagnostics.extend(unknown_languages(declared, &self.content.sites));
        diagnostics
    }
}

impl From<Look> for Current {
    fn from(Look { content, diagnostics, .. }: Look) -> Self {
        Self { content, diagnostics }
    }
}

impl From<Compared> for Current {
    fn from(Compared { content, diagnostics, .. }: Compared) -> Self {
        Self { content, diagnostics }
    }
}

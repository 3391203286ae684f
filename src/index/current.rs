//! An index that need not be built again.

use std::path::Path;

use timra_corpus::Diagnostic;
use timra_format::Manifest;

use super::look::{Compared, Look};
use super::site_files::SiteFiles;
use super::{PageRecord, record_file, unknown_languages};

/// What is to be said of content that is as it was when its index was built.
pub struct Current {
    content: SiteFiles,
    diagnostics: Vec<Diagnostic>,
}

impl Current {
    /// What a build would say of the content of the index in `dir`, which has this manifest. Only what is wrong with
    /// documents that are no files of their own is not remembered: of that the manifest has the counts.
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

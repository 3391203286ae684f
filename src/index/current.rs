//! An index that need not be built again.

use std::path::Path;

use timra_corpus::Warning;
use timra_format::Manifest;

use super::content::Content;
use super::look::{Compared, Look};
use super::{PageRecord, Remark, record_file, unknown_languages};

/// What is to be said of content that is as it was when its index was built.
pub struct Current {
    content: Content,
    warnings: Vec<Warning>,
}

impl Current {
    /// What a build would say of the content of the index in `dir`, which has this manifest. Only what is wrong with
    /// documents that are no files of their own is not remembered: of that the manifest has the counts.
    pub fn remarks(&self, dir: &Path, manifest: &Manifest) -> Vec<Remark> {
        let mut remarks: Vec<Remark> = self.warnings.iter().cloned().map(Remark::from).collect();
        let records = record_file::read(&manifest.generation_path(dir), &manifest.files).unwrap_or_default();
        for (of_site, record) in self.content.files.iter().zip(&records) {
            remarks.extend(record.remarks.iter().map(|remark| remark.at(&of_site.file.full_path)));
        }
        let declared = records.iter().filter_map(PageRecord::declared);
        remarks.extend(unknown_languages(declared, &self.content.sites));
        remarks
    }
}

impl From<Look> for Current {
    fn from(Look { content, warnings, .. }: Look) -> Self {
        Self { content, warnings }
    }
}

impl From<Compared> for Current {
    fn from(Compared { content, warnings, .. }: Compared) -> Self {
        Self { content, warnings }
    }
}

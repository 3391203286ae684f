//! What there is to index.

use rayon::prelude::*;

use crate::corpus::{Site, SourceFile, Warning};

/// The files of all sites.
pub struct Content<'s> {
    /// The sites.
    pub sites: &'s [Site],
    /// With the place of their site and their fingerprint, in the order of the content.
    pub files: Vec<(usize, SourceFile, Option<u64>)>,
    /// Fingerprints of the sites.
    pub common: Vec<u64>,
}

impl<'s> Content<'s> {
    /// What is in `sites`, without fingerprints.
    pub fn of(sites: &'s [Site], warn: &mut Vec<Warning>) -> Self {
        Self::with(sites, warn, Site::files)
    }

    /// The same as far as it is known without reading a page.
    pub fn listed(sites: &'s [Site]) -> Self {
        Self::with(sites, &mut Vec::new(), Site::listed)
    }

    fn with(
        sites: &'s [Site],
        warn: &mut Vec<Warning>,
        list: impl Fn(&Site, &mut Vec<Warning>) -> Vec<SourceFile> + Sync,
    ) -> Self {
        let of_site = |site: &Site| {
            let mut warnings = Vec::new();
            let files = list(site, &mut warnings);
            (site.fingerprint(&files), files, warnings)
        };
        let listed: Vec<_> = sites.par_iter().map(of_site).collect();
        let mut content = Self { sites, files: Vec::new(), common: Vec::new() };
        for (at, (common, files, warnings)) in listed.into_iter().enumerate() {
            content.common.push(common);
            content.files.extend(files.into_iter().map(|file| (at, file, None)));
            warn.extend(warnings);
        }
        content
    }

    /// Gives every file its fingerprint.
    #[must_use]
    pub fn fingerprinted(mut self) -> Self {
        let (sites, common) = (self.sites, &self.common);
        self.files.par_iter_mut().for_each(|(at, file, fingerprint)| {
            *fingerprint = sites[*at].file_fingerprint(common[*at], file);
        });
        self
    }
}

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
    /// Lists the files of `sites`, without fingerprints: none of them is read.
    pub fn of(sites: &'s [Site], warn: &mut Vec<Warning>) -> Self {
        let mut content = Self { sites, files: Vec::new(), common: Vec::new() };
        for (at, site) in sites.iter().enumerate() {
            let files = site.files(warn);
            content.common.push(site.fingerprint(&files));
            content.files.extend(files.into_iter().map(|file| (at, file, None)));
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

//! What there is to index.

use rayon::prelude::*;

use crate::corpus::{Site, SourceFile, Warning};

/// The files of all sites, with their fingerprints.
pub struct Content<'s> {
    /// The sites.
    pub sites: &'s [Site],
    /// With the place of their site, in the order of the content.
    pub files: Vec<(usize, SourceFile, Option<u64>)>,
    /// Fingerprints of the sites.
    pub common: Vec<u64>,
}

impl<'s> Content<'s> {
    /// Lists the files of `sites`.
    pub fn of(sites: &'s [Site], warn: &mut Vec<Warning>) -> Self {
        let (mut all, mut commons) = (Vec::new(), Vec::new());
        for (at, site) in sites.iter().enumerate() {
            let files = site.files(warn);
            let common = site.fingerprint(&files);
            let known = files.into_par_iter().map(|file| {
                let fingerprint = site.file_fingerprint(common, &file);
                (at, file, fingerprint)
            });
            all.par_extend(known);
            commons.push(common);
        }
        Self { sites, files: all, common: commons }
    }
}

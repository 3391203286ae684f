//! The files of the sites that are indexed.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use timra_corpus::{Diagnostic, Site, SourceFile};

/// The files of all sites.
pub struct SiteFiles {
    /// The sites.
    pub sites: Vec<Site>,
    /// Fingerprint of each site.
    pub common: Vec<u64>,
    /// The files of all sites, in the order of the content.
    pub files: Vec<ContentFile>,
}

/// A file of a site, with what tells whether it has changed.
pub struct ContentFile {
    /// Index of the site of the file.
    pub site: usize,
    /// The file.
    pub file: SourceFile,
    /// Absolute path of the file, as [`super::Inputs`] has it.
    pub absolute: PathBuf,
    /// The [`Site::place_fingerprint`] of the file; `None` until [`SiteFiles::placed`].
    pub place_fingerprint: Option<u64>,
    /// The [`Site::file_fingerprint`] of the file; `None` if it is not known.
    pub fingerprint: Option<u64>,
}

impl SiteFiles {
    /// The files of `sites`, as far as they are known without reading a page.
    pub fn listed(sites: Vec<Site>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let of_site = |(at, site): (usize, &Site)| {
            let mut diagnostics = Vec::new();
            let files = site.listed(&mut diagnostics);
            let common = site.fingerprint(&files);
            let file = |file: SourceFile| {
                let absolute = absolute(&file.full_path);
                ContentFile { site: at, file, absolute, place_fingerprint: None, fingerprint: None }
            };
            (common, files.into_iter().map(file).collect::<Vec<_>>(), diagnostics)
        };
        let listed: Vec<_> = sites.par_iter().enumerate().map(of_site).collect();
        let mut content = Self { sites, common: Vec::new(), files: Vec::new() };
        for (common, files, of_site) in listed {
            content.common.push(common);
            content.files.extend(files);
            diagnostics.extend(of_site);
        }
        content
    }

    /// Gives every file what it inherits, and its place fingerprint.
    #[must_use]
    pub fn placed(mut self) -> Self {
        let mut rest = &mut self.files[..];
        for (at, site) in self.sites.iter().enumerate() {
            let (of_site, others) = rest.split_at_mut(rest.partition_point(|file| file.site == at));
            site.inherit(&mut of_site.iter_mut().map(|of_site| &mut of_site.file).collect::<Vec<_>>());
            rest = others;
        }
        let (sites, common) = (&self.sites, &self.common);
        self.files.par_iter_mut().for_each(|ContentFile { site, file, place_fingerprint, .. }| {
            *place_fingerprint = Some(sites[*site].place_fingerprint(common[*site], file));
        });
        self
    }

    /// Gives every file its fingerprint. A file is read for that, unless its fingerprint is `known`.
    #[must_use]
    pub fn fingerprinted(mut self, known: impl Fn(&Site, &ContentFile) -> Option<u64> + Sync) -> Self {
        let sites = &self.sites;
        self.files.par_iter_mut().for_each(|of_site| {
            let site = &sites[of_site.site];
            let fingerprint = known(site, of_site);
            of_site.fingerprint =
                fingerprint.or_else(|| site.file_fingerprint(of_site.place_fingerprint?, &of_site.file));
        });
        self
    }
}

/// `path` as an absolute path, as [`super::Inputs`] has it.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

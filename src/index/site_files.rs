//! What there is to index.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use timra_corpus::{Diagnostic, Site, SourceFile};

/// The files of all sites.
pub struct SiteFiles {
    /// The sites.
    pub sites: Vec<Site>,
    /// Fingerprints of the sites.
    pub common: Vec<u64>,
    /// In the order of the content.
    pub files: Vec<ContentFile>,
}

/// A file, and whether it has changed.
pub struct ContentFile {
    /// The place of its site among the sites.
    pub site: usize,
    /// The file.
    pub file: SourceFile,
    /// Its path as [`super::Inputs`] has it.
    pub absolute: PathBuf,
    /// Its [`Site::place_fingerprint`]; `None` until it is [`SiteFiles::placed`].
    pub place: Option<u64>,
    /// Its [`Site::file_fingerprint`]; `None` if that is not known.
    pub fingerprint: Option<u64>,
}

impl SiteFiles {
    /// What is in `sites`, as far as that is known without reading a page.
    pub fn listed(sites: Vec<Site>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let of_site = |(at, site): (usize, &Site)| {
            let mut diagnostics = Vec::new();
            let files = site.listed(&mut diagnostics);
            let common = site.fingerprint(&files);
            let file = |file: SourceFile| {
                let absolute = absolute(&file.full_path);
                ContentFile { site: at, file, absolute, place: None, fingerprint: None }
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

    /// Gives every file its place, and what it inherits.
    #[must_use]
    pub fn placed(mut self) -> Self {
        let mut rest = &mut self.files[..];
        for (at, site) in self.sites.iter().enumerate() {
            let (of_site, others) = rest.split_at_mut(rest.partition_point(|file| file.site == at));
            site.inherit(&mut of_site.iter_mut().map(|of_site| &mut of_site.file).collect::<Vec<_>>());
            rest = others;
        }
        let (sites, common) = (&self.sites, &self.common);
        self.files.par_iter_mut().for_each(|ContentFile { site, file, place, .. }| {
            *place = Some(sites[*site].place_fingerprint(common[*site], file));
        });
        self
    }

    /// Gives every file its fingerprint. It is read for that unless it is `known`.
    #[must_use]
    pub fn fingerprinted(mut self, known: impl Fn(&Site, &ContentFile) -> Option<u64> + Sync) -> Self {
        let sites = &self.sites;
        self.files.par_iter_mut().for_each(|of_site| {
            let site = &sites[of_site.site];
            let fingerprint = known(site, of_site);
            of_site.fingerprint =
                fingerprint.or_else(|| site.file_fingerprint(of_site.place?, &of_site.file));
        });
        self
    }
}

/// A path as [`super::Inputs`] has it.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

//! Everything that the rules look at, read once.

use std::path::PathBuf;

use rayon::prelude::*;
use timra_corpus::{CorpusOptions, Diagnostic, PageOutcome, Reference, Site, SourceFile, sites};

use super::{CheckedPage, Resolved, Shingles, SiteMap, SiteTemplates, Unpublished};
use crate::error::{Error, Result};

/// The sites with their pages.
pub struct Content {
    /// The sites, in the order of the roots.
    pub sites: Vec<Site>,
    /// Their pages, site by site, in the order of their paths.
    pub pages: Vec<CheckedPage>,
    /// Files that are no pages, and why.
    pub unpublished: Vec<Unpublished>,
    /// What was wrong while it was read, with the site it is about.
    pub diagnostics: Vec<(Option<usize>, Diagnostic)>,
    /// What the templates of each site make of its pages.
    pub templates: Vec<SiteTemplates>,
    /// Where the references of each page lead, in their order.
    pub resolved: Vec<Vec<Resolved>>,
}

impl Content {
    /// Reads the sites of `roots`.
    ///
    /// # Errors
    ///
    /// A root that cannot be read, and roots without a single file of Markdown.
    pub fn read(roots: &[PathBuf], options: &CorpusOptions) -> Result<Content> {
        let mut unplaced = Vec::new();
        let sites = sites(roots, options, &mut unplaced)?;
        let mut content = Content {
            diagnostics: Vec::new(),
            resolved: Vec::new(),
            pages: Vec::new(),
            unpublished: Vec::new(),
            templates: sites.par_iter().map(SiteTemplates::of).collect(),
            sites,
        };
        content.diagnostics.extend(unplaced.into_iter().map(|wrong| (None, wrong)));
        let mut files = 0;
        for (at, site) in content.sites.iter().enumerate() {
            let mut of_site = Vec::new();
            let found = site.files(&mut of_site);
            files += found.len();
            let read: Vec<_> = found.into_par_iter().map(|file| checked(at, site, file)).collect();
            for (read, of_page) in read {
                match read {
                    Some(Read::Page(page)) => content.pages.push(*page),
                    Some(Read::Unpublished(unpublished)) => content.unpublished.push(unpublished),
                    None => {}
                }
                of_site.extend(of_page);
            }
            content.diagnostics.extend(of_site.into_iter().map(|wrong| (Some(at), wrong)));
        }
        if files == 0 {
            let roots: Vec<String> = roots.iter().map(|root| root.display().to_string()).collect();
            let diagnostics = content.diagnostics.into_iter().map(|(_, wrong)| wrong).collect();
            return Err(Error::NothingToCheck { roots: roots.join(", "), diagnostics });
        }
        let maps = (0..content.sites.len())
            .map(|site| SiteMap::of((site, &content.sites[site]), &content.pages, &content.unpublished));
        let maps: Vec<SiteMap> = maps.collect();
        let resolve = |page: &CheckedPage| {
            let references = page.source.references.iter();
            references.map(|reference| maps[page.site].resolve(page, reference)).collect()
        };
        content.resolved = content.pages.par_iter().map(resolve).collect();
        Ok(content)
    }

    /// The references of every page with where they lead.
    pub fn references(&self) -> impl Iterator<Item = (&CheckedPage, &Reference, &Resolved)> {
        self.pages.iter().zip(&self.resolved).flat_map(|(page, resolved)| {
            let references = page.source.references.iter().zip(resolved);
            references.map(move |(reference, resolved)| (page, reference, resolved))
        })
    }
}

enum Read {
    Page(Box<CheckedPage>),
    Unpublished(Unpublished),
}

fn checked(at: usize, site: &Site, file: SourceFile) -> (Option<Read>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    // Authors correct sources: what a generator made of them is looked at only to know what is there.
    if file.is_published() {
        return (None, Vec::new());
    }
    let place = site.place(&file);
    let read = match site.page(&file, &mut diagnostics) {
        PageOutcome::Page(page) => site.source(&file).map(|source| {
            let shingles = Shingles::of(&page);
            let published = site.published_links(&file);
            Read::Page(Box::new(CheckedPage {
                site: at,
                file,
                page: *page,
                source,
                published,
                place,
                shingles,
            }))
        }),
        PageOutcome::NotPublished(reason) => Some(Read::Unpublished(Unpublished { site: at, place, reason })),
        PageOutcome::WithSource | PageOutcome::Unreadable => None,
    };
    (read, diagnostics)
}

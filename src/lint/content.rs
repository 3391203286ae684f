//! Everything that the rules look at, read once.

use std::collections::HashSet;
use std::path::PathBuf;

use rayon::prelude::*;
use timra_corpus::{CorpusOptions, Diagnostic, PageOutcome, Reference, Site, SourceFile, sites};

use super::{
    CheckedPage, PageWithoutSource, PublishedTarget, Resolved, Shingles, SiteMap, SiteTemplates, Unpublished,
    published_target,
};
use crate::error::{Error, Result};

/// The sites with their pages.
pub struct Content {
    /// The sites, in the order of the roots.
    pub sites: Vec<Site>,
    /// Their pages, site by site, in the order of their paths.
    pub pages: Vec<CheckedPage>,
    /// Published pages that no source stands behind, site by site.
    pub without_source: Vec<PageWithoutSource>,
    /// Files that are no pages, and why.
    pub unpublished: Vec<Unpublished>,
    /// What was wrong while it was read, with the site it is about.
    pub diagnostics: Vec<(Option<usize>, Diagnostic)>,
    /// What the templates of each site make of its pages.
    pub templates: Vec<SiteTemplates>,
    /// What each site publishes.
    maps: Vec<SiteMap>,
    /// Where the references of each page lead, in their order.
    pub resolved: Vec<Vec<Resolved>>,
    /// Links of published pages without a source: the index of the page, the line, and where it leads.
    published_links: Vec<(usize, u32, PublishedTarget)>,
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
            published_links: Vec::new(),
            maps: Vec::new(),
            pages: Vec::new(),
            without_source: Vec::new(),
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
                    Some(Read::WithoutSource(page)) => content.without_source.push(*page),
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
        content.maps = maps;
        content.published_links = followed(&content.sites, &content.without_source);
        Ok(content)
    }

    /// The links of the published pages that have no source, with where they lead. What many pages have alike, such as
    /// menus, is there for the first only, and what is not looked at is left out.
    pub(crate) fn published_links(
        &self,
    ) -> impl Iterator<Item = (&PageWithoutSource, u32, &PublishedTarget)> {
        self.published_links.iter().map(|(page, line, target)| (&self.without_source[*page], *line, target))
    }

    /// Whether the host of a site leads on from this path, as far as the site says so.
    pub fn leads_on(&self, site: usize, path: &str) -> bool {
        self.maps[site].leads_on(path)
    }

    /// What is not known of the redirects of the sites, a sentence each.
    pub(crate) fn unread_redirects(&self) -> impl Iterator<Item = &str> {
        self.maps.iter().flat_map(SiteMap::unread_redirects)
    }

    /// The references of every page with where they lead.
    pub fn references(&self) -> impl Iterator<Item = (&CheckedPage, &Reference, &Resolved)> {
        self.pages.iter().zip(&self.resolved).flat_map(|(page, resolved)| {
            let references = page.source.references.iter().zip(resolved);
            references.map(move |(reference, resolved)| (page, reference, resolved))
        })
    }
}

/// The links of `pages` with where they lead, each place once. The rules share them: files are looked for to tell it.
fn followed(sites: &[Site], pages: &[PageWithoutSource]) -> Vec<(usize, u32, PublishedTarget)> {
    let mut told = HashSet::new();
    let mut links = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let Some(dir) = sites[page.site].published_dir() else { continue };
        for (link, line) in &page.links.seen {
            let place = (page.url.as_str(), page.file.full_path.as_path());
            let target = published_target(link, page.links.base.as_deref(), place, dir);
            if target != PublishedTarget::Elsewhere && told.insert((page.site, target.clone())) {
                links.push((number, *line, target));
            }
        }
    }
    links
}

enum Read {
    Page(Box<CheckedPage>),
    WithoutSource(Box<PageWithoutSource>),
    Unpublished(Unpublished),
}

fn checked(at: usize, site: &Site, file: SourceFile) -> (Option<Read>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    if file.is_published() {
        let read = without_source(at, site, file, &mut diagnostics);
        return (read, diagnostics);
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

/// Authors correct sources: of what a generator made, only the links are looked at, where there is no source. A page that
/// cannot be read is told all the same.
fn without_source(
    at: usize,
    site: &Site,
    file: SourceFile,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Read> {
    let mut of_page = Vec::new();
    let page = match site.page(&file, &mut of_page) {
        PageOutcome::Page(page) => page,
        PageOutcome::Unreadable => {
            diagnostics.append(&mut of_page);
            return None;
        }
        PageOutcome::NotPublished(_) | PageOutcome::WithSource => return None,
    };
    let links = site.published_links(&file)?;
    Some(Read::WithoutSource(Box::new(PageWithoutSource { site: at, file, url: page.url, links })))
}

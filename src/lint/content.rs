//! Everything that the rules look at, read once.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use timra_corpus::{
    CorpusOptions, Diagnostic, Page, PageOutcome, PagePlace, PageSource, PublishedLinks, Reference, Site,
    SourceFile, sites,
};

use super::{Level, Levels, Place, Resolved, Rule, Shingles, SiteMap, site_config};
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
    /// Where the references of each page lead, in their order.
    pub resolved: Vec<Vec<Resolved>>,
    /// What each site says about the rules.
    site_levels: Vec<Levels>,
    /// What the caller says, which counts more.
    levels: Levels,
}

/// A page with its source.
pub struct CheckedPage {
    /// Index of its site.
    pub site: usize,
    /// The file.
    pub file: SourceFile,
    /// What a reader sees.
    pub page: Page,
    /// What its author wrote.
    pub source: PageSource,
    /// What was published of it, where that is known.
    pub published: Option<PublishedLinks>,
    /// Where it stands among the files.
    pub place: PagePlace,
    /// What it shares with its copies.
    pub shingles: Shingles,
}

/// A file that is not published.
pub struct Unpublished {
    /// Index of its site.
    pub site: usize,
    /// Where it stands among the files.
    pub place: PagePlace,
    /// Completes "it was left out, because …".
    pub reason: &'static str,
}

impl Content {
    /// Reads the sites of `roots`.
    ///
    /// # Errors
    ///
    /// A root or a `timra.toml` that cannot be read, and roots without a single file of Markdown.
    pub fn read(roots: &[PathBuf], options: &CorpusOptions, levels: Levels) -> Result<Content> {
        let mut unplaced = Vec::new();
        let sites = sites(roots, options, &mut unplaced)?;
        let site_levels = sites.iter().map(site_config::levels).collect::<Result<_>>()?;
        let mut content = Content {
            diagnostics: Vec::new(),
            resolved: Vec::new(),
            pages: Vec::new(),
            unpublished: Vec::new(),
            site_levels,
            levels,
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
        let maps = (0..content.sites.len()).map(|site| SiteMap::of(&content, site));
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

    /// What was said about `rule` where it concerns `site`: the caller decides before the site.
    pub fn level(&self, site: Option<usize>, rule: &Rule) -> Level {
        let of_site = || site.and_then(|site| self.site_levels.get(site)?.of(rule));
        self.levels.of(rule).or_else(of_site).unwrap_or(Level::Usual)
    }

    /// What was said about `rule`, site by site and outside of all.
    pub fn levels(&self, rule: &'static Rule) -> impl Iterator<Item = Level> + '_ {
        let sites = (0..self.sites.len()).map(Some).chain([None]);
        sites.map(|site| self.level(site, rule))
    }
}

impl CheckedPage {
    /// A line of the page.
    pub fn at(&self, line: u32) -> Place<'_> {
        Place { site: Some(self.site), path: &self.file.full_path, line: Some(line), column: None }
    }

    /// The place of one of its references.
    pub fn of_reference(&self, reference: &Reference) -> Place<'_> {
        Place { column: reference.column, ..self.at(reference.line) }
    }

    /// The line on which its text begins.
    pub fn text(&self) -> Place<'_> {
        let mut sections = self.page.sections.iter();
        let first = sections.find(|section| section.level > 0 || !section.text.is_empty());
        self.at(first.map_or(1, |section| section.line))
    }

    /// The line of its title, or the first of its text.
    pub fn top(&self) -> Place<'_> {
        self.at(self.source.title_line.unwrap_or(1))
    }

    /// Primary subtag of the language that the site declares for the page.
    pub fn language(&self) -> Option<String> {
        let tag = self.page.declared_lang.as_deref()?;
        tag.split(['-', '_']).next().map(str::to_lowercase)
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

/// The path as it is told: from here if it is below, with `/`.
pub(crate) fn shown_path(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = path.strip_prefix(&here).unwrap_or(path);
    let below = below.strip_prefix(".").unwrap_or(below);
    let shown = below.display().to_string();
    if std::path::MAIN_SEPARATOR == '/' { shown } else { shown.replace(std::path::MAIN_SEPARATOR, "/") }
}

//! A site: a Hugo project or a bare directory of Markdown, with the pages that it holds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::index_settings::IndexSettings;
use crate::anchors::{HeadingIds, IdSource};
use crate::hugo::{HugoConfig, SiteLanguage};
use crate::published::{self, PublishedDir, PublishedLinks};
use crate::{CorpusOptions, SourceFile};

/// A site whose pages can be read, from several threads at once.
#[derive(Debug, Clone)]
pub struct Site {
    /// Name of the site, unique among those found together.
    pub name: String,
    /// Directory that the paths of its files begin at, as it was given.
    pub root: PathBuf,
    /// Canonical path of the root: nothing outside it is read as content.
    pub(crate) canonical: Arc<Path>,
    /// What Hugo's configuration says; a bare directory has none.
    pub(crate) hugo: Option<HugoConfig>,
    /// The directory that `hugo` speaks of: `root`, or one above it.
    pub(crate) project: PathBuf,
    /// What heading ids are made from.
    pub(crate) id_source: IdSource,
    /// The rule by which headings get their ids, where no Hugo builds the site.
    pub(crate) heading_ids: HeadingIds,
    /// The site's own words, by language key.
    pub(crate) words: BTreeMap<String, BTreeMap<String, String>>,
    /// The site's own shortcodes that bring text from elsewhere into a page.
    pub(crate) bringing: BTreeSet<String>,
    pub(crate) languages: Vec<String>,
    /// Paths of its pages in the order in which a reader meets them, where a table of contents says so; the table itself
    /// is the last.
    pub(crate) order: Vec<String>,
    /// What the site says of its index.
    pub(crate) settings: IndexSettings,
    pub(crate) config_files: Vec<PathBuf>,
    pub(crate) options: CorpusOptions,
    /// The directory that it is published to, where the published pages are read.
    pub(crate) published: Option<PublishedDir>,
}

impl Site {
    /// The languages that the site declares (BCP 47 tags as configured), in the order of their weights; none
    /// where it declares none.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The configuration files that decided how the site is read.
    pub fn config_files(&self) -> &[PathBuf] {
        &self.config_files
    }

    /// Whether the site keeps a file out of search, by its path in the site or in the content.
    pub(crate) fn keeps_out(&self, file: &SourceFile) -> bool {
        self.settings.kept_out.has(&[&file.path, &file.inside])
    }

    /// The weight of the page of a file, in hundredths, by its path in the site or in the content.
    pub(crate) fn weight(&self, file: &SourceFile) -> u32 {
        self.settings.weights.of(&[&file.path, &file.inside])
    }

    /// The address of a page of a directory that nothing publishes; empty if nothing says what it is.
    pub(crate) fn bare_url(&self, file: &SourceFile) -> String {
        let pattern = self.options.url.as_ref().or(self.settings.url.as_ref());
        pattern.map(|pattern| pattern.of(&file.path)).unwrap_or_default()
    }

    /// What can be pointed at in a published page, or in that of a source, and where it points; none where no published
    /// page is read.
    pub fn published_links(&self, file: &SourceFile) -> Option<PublishedLinks> {
        published::links(file)
    }

    /// The directory that the site is published to, where the published pages are read.
    pub fn published_dir(&self) -> Option<&Path> {
        self.published.as_ref().map(|published| published.path.as_path())
    }

    /// Whether Hugo builds the site.
    pub fn is_hugo(&self) -> bool {
        self.hugo.is_some()
    }

    /// What the lists of terms of the site are called in its addresses (`tags`); none of a bare directory.
    pub fn taxonomies(&self) -> &[String] {
        self.hugo.as_ref().map_or(&[], |hugo| &hugo.taxonomies)
    }

    /// The directory of the Hugo project, which may lie above the root; of a bare directory the root.
    pub fn project(&self) -> &Path {
        &self.project
    }

    /// The directories of its content that lie within the root; of a bare directory the root.
    pub fn content_dirs(&self) -> Vec<PathBuf> {
        let Some(hugo) = &self.hugo else { return vec![self.root.clone()] };
        let mut dirs: Vec<PathBuf> = hugo.mounts.iter().map(|mount| self.project.join(&mount.dir)).collect();
        dirs.retain(|dir| dir.canonicalize().is_ok_and(|dir| dir.starts_with(&*self.canonical)));
        dirs
    }

    /// The addresses of the site's home pages by the key of their language, percent-encoded as those of pages; none
    /// of a bare directory.
    pub fn homes(&self) -> BTreeMap<String, String> {
        let languages =
            self.hugo.iter().flat_map(|hugo| &hugo.languages).filter(|language| !language.disabled);
        let home = |language: &SiteLanguage| {
            let prefix = &language.addresses.prefix;
            language.addresses.whole(&if prefix.is_empty() { "/".to_owned() } else { format!("/{prefix}/") })
        };
        languages.map(|language| (language.key.clone(), home(language))).collect()
    }
}

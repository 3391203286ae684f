//! A site: a Hugo project or a bare directory of Markdown, with the pages that it holds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::fingerprint;
use super::inheritance::inherit;
use super::kept_out::KeptOut;
use super::source_file::SourceFile;
use crate::anchors::IdSource;
use crate::hugo::{HugoConfig, SiteLanguage};
use crate::published::{self, PublishedDir, PublishedLinks};
use crate::{CorpusOptions, Diagnostic, PagePlace, PageSource, page_source, read};

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
    /// The site's own words, by language key.
    pub(crate) words: BTreeMap<String, BTreeMap<String, String>>,
    /// The site's own shortcodes that bring text from elsewhere into a page.
    pub(crate) bringing: BTreeSet<String>,
    pub(crate) languages: Vec<String>,
    /// Pages that the site keeps out of search.
    pub(crate) kept_out: KeptOut,
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
        self.kept_out.has(&[&file.path, &file.inside])
    }

    /// The files that may be pages, in the order of their paths.
    pub fn files(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<SourceFile> {
        let mut files = self.listed(diagnostics);
        self.inherit(&mut files.iter_mut().collect::<Vec<_>>());
        files
    }

    /// Gives all the files of the site what they inherit.
    pub fn inherit(&self, files: &mut [&mut SourceFile]) {
        if let Some(hugo) = &self.hugo {
            let sources = files.iter_mut().map(|file| &mut **file).filter(|file| !file.is_published());
            inherit(&mut sources.collect::<Vec<_>>(), hugo);
        }
        if let Some(published) = &self.published {
            self.join_published(published, files);
        }
    }

    /// Reads one file.
    pub fn page(&self, file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> read::PageOutcome {
        self.read(file, 0, diagnostics).outcome
    }

    /// Reads one file once, and says by what it and its page are recognised. `place_fingerprint` is its
    /// [`Site::place_fingerprint`].
    pub fn read(
        &self,
        file: &SourceFile,
        place_fingerprint: u64,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> read::FileRead {
        read::file(self, file, place_fingerprint, diagnostics)
    }

    /// What the author of a file wrote and a reader does not see; none where the file cannot be read.
    pub fn source(&self, file: &SourceFile) -> Option<PageSource> {
        page_source::page_source(file)
    }

    /// What in the published page of a source can be pointed at, and where that page points; none where no published
    /// page is read with it.
    pub fn published_links(&self, file: &SourceFile) -> Option<PublishedLinks> {
        published::links(file)
    }

    /// The directory that the site is published to, where the published pages are read.
    pub fn published_dir(&self) -> Option<&Path> {
        self.published.as_ref().map(|published| published.path.as_path())
    }

    /// Where a file is in the content.
    pub fn place(&self, file: &SourceFile) -> PagePlace {
        page_source::page_place(self, file)
    }

    /// A number for all that its pages have in common, `files` being all of them.
    pub fn fingerprint(&self, files: &[SourceFile]) -> u64 {
        fingerprint::of_site(self, files)
    }

    /// A number for the place of a file in the site, which has the [`Site::fingerprint`] `site`, and for what it
    /// inherits: as long as it and the file's bytes are the same, so is its page.
    pub fn place_fingerprint(&self, site: u64, file: &SourceFile) -> u64 {
        fingerprint::of_place(site, file)
    }

    /// A number for a file and its place, which has the [`Site::place_fingerprint`] `place_fingerprint`; `None` if it
    /// cannot be read.
    pub fn file_fingerprint(&self, place_fingerprint: u64, file: &SourceFile) -> Option<u64> {
        fingerprint::of_file(place_fingerprint, file)
    }

    /// Whether Hugo builds the site.
    pub fn is_hugo(&self) -> bool {
        self.hugo.is_some()
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

/// Whether the name of a file has one of these endings.
pub(super) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase);
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}

/// What editors and tools leave beside content.
pub(crate) fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with(['.', '#']) || name.ends_with('~') || name == "node_modules"
}

/// A relative path with `/` everywhere; `None` where it is not valid UTF-8.
pub(crate) fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

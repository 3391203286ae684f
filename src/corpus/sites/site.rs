//! A site: a Hugo project or a bare directory of Markdown, with the pages that it holds.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::bundles::mark_bundled;
use super::content_path::ContentPath;
use super::fingerprint;
use super::inheritance::{Inherited, inherit};
use super::page_ending;
use super::section_names::SectionNames;
use super::walk::{Found, Walk, walk};
use crate::corpus::anchors::IdSource;
use crate::corpus::hugo::{HugoConfig, Mount, SiteLanguage};
use crate::corpus::{CorpusOptions, PagePlace, PageSource, Warning, page_source, read};

/// How many mounts are walked at a time: their files are held until it is known which of them were found before.
const MOUNTS: usize = 32;

/// A site whose pages can be read, from several threads at once.
#[derive(Debug, Clone)]
pub struct Site {
    /// Name of the site, unique among those found together.
    pub name: String,
    /// Directory that the paths of its files begin at, as it was given.
    pub root: PathBuf,
    /// The same, canonical: nothing outside it is read as content.
    pub(in crate::corpus) canonical: PathBuf,
    /// What Hugo's configuration says; a bare directory has none.
    pub(in crate::corpus) hugo: Option<HugoConfig>,
    /// The directory that `hugo` speaks of: `root`, or one above it.
    pub(in crate::corpus) project: PathBuf,
    /// What heading ids are made from.
    pub(in crate::corpus) id_source: IdSource,
    /// The site's own words, by language key.
    pub(in crate::corpus) words: BTreeMap<String, BTreeMap<String, String>>,
    pub(in crate::corpus) languages: Vec<String>,
    pub(in crate::corpus) config_files: Vec<PathBuf>,
    pub(in crate::corpus) options: CorpusOptions,
}

/// A file of a site that may be a page.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceFile {
    /// Path relative to the site's root, NFC, with `/`.
    pub path: String,
    /// Path as a person here would open it.
    pub full_path: PathBuf,
    /// Length in bytes.
    pub len: u64,
    /// When it was last changed, where the system says.
    pub modified: Option<SystemTime>,
    /// When it or what is known of it was last changed, nanoseconds since 1970; 0 where the system does not say.
    pub changed: i64,
    /// Path below the content directory, as it is on disk.
    pub(in crate::corpus) inside: String,
    /// Index of the mount that it was found in.
    pub(in crate::corpus) mount: usize,
    /// Index of the language of its content directory.
    pub(in crate::corpus) language: Option<usize>,
    /// Whether it belongs to the page of a leaf bundle.
    pub(in crate::corpus) bundled: bool,
    /// What its front matter has unless it says otherwise.
    pub(in crate::corpus) inherited: Inherited,
    /// What the sections above it call themselves.
    pub(in crate::corpus) section_names: SectionNames,
}

impl SourceFile {
    /// Its path taken apart, and the index of its language.
    pub(in crate::corpus) fn placed(&self, hugo: &HugoConfig) -> (ContentPath, usize) {
        let suffixes = if hugo.names_languages { &hugo.languages[..] } else { &[] };
        let path = ContentPath::new(&self.inside, suffixes);
        let language = path.language.or(self.language).unwrap_or(hugo.default_language);
        (path, language)
    }

    /// What the page inherits from the pages above it and from the configuration, as text: the same bytes with another
    /// inheritance are another page. Empty where it inherits nothing.
    pub fn inheritance(&self) -> String {
        let mut text = String::new();
        if !self.inherited.is_empty() {
            text += &format!("{:?}", self.inherited);
        }
        if !self.section_names.is_empty() {
            text += &format!("{:?}", self.section_names);
        }
        text
    }
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

    /// The files that may be pages, in the order of their paths.
    pub fn files(&self, warn: &mut Vec<Warning>) -> Vec<SourceFile> {
        let mut files = self.listed(warn);
        self.inherit(&mut files.iter_mut().collect::<Vec<_>>());
        files
    }

    /// The same without what they inherit: none of them is read.
    pub fn listed(&self, warn: &mut Vec<Warning>) -> Vec<SourceFile> {
        in_order(self.found(warn), warn)
    }

    /// Gives all the files of the site what they inherit.
    pub fn inherit(&self, files: &mut [&mut SourceFile]) {
        if let Some(hugo) = &self.hugo {
            inherit(files, hugo);
        }
    }

    /// The files mount by mount, the deepest first.
    fn found(&self, warn: &mut Vec<Warning>) -> Vec<SourceFile> {
        let Some(hugo) = &self.hugo else { return self.bare(warn) };
        // Each language may have a directory of its own.
        let of_mount = |(at, mount): (usize, &Mount)| {
            let mut warnings = Vec::new();
            (at, self.mounted(hugo, mount, &mut warnings), warnings)
        };
        let (mut files, mut seen, mut said) = (Vec::new(), HashSet::new(), HashSet::new());
        let mounts: Vec<(usize, &Mount)> = hugo.mounts.iter().enumerate().collect();
        for mounts in mounts.chunks(MOUNTS) {
            let of_mounts: Vec<_> = mounts.par_iter().copied().map(of_mount).collect();
            for (mount, found, warnings) in of_mounts {
                // What two mounts have belongs to the first, and so does what is wrong with it.
                let mut is_own = |canonical: PathBuf| hugo.mounts.len() == 1 || seen.insert(canonical);
                let own = found.into_iter().filter_map(|(canonical, file)| is_own(canonical).then_some(file));
                files.extend(own.map(|file| SourceFile { mount, ..file }));
                warn.extend(warnings.into_iter().filter(|warning| said.insert(warning.clone())));
            }
        }
        let suffixes = if hugo.names_languages { &hugo.languages[..] } else { &[] };
        mark_bundled(&mut files, suffixes, warn);
        files
    }

    /// Reads one file.
    pub fn page(&self, file: &SourceFile, warn: &mut Vec<Warning>) -> read::PageOutcome {
        read::page(self, file, warn).0
    }

    /// As [`Site::page`], with the span of time in which it would be the same.
    pub fn page_and_span(
        &self,
        file: &SourceFile,
        warn: &mut Vec<Warning>,
    ) -> (read::PageOutcome, read::Span) {
        read::page(self, file, warn)
    }

    /// What the author of a file wrote and a reader does not see; none where the file cannot be read.
    pub fn source(&self, file: &SourceFile) -> Option<PageSource> {
        page_source::page_source(file)
    }

    /// Where a file stands in the content.
    pub fn place(&self, file: &SourceFile) -> PagePlace {
        page_source::page_place(self, file)
    }

    /// A number for all that its pages have in common, `files` being all of them.
    pub fn fingerprint(&self, files: &[SourceFile]) -> u64 {
        fingerprint::of_site(self, files)
    }

    /// A number for the place of a file in the site, which has the [`Site::fingerprint`] `site`, and for what it inherits:
    /// as long as it and the file's bytes are the same, so is its page.
    pub fn place_fingerprint(&self, site: u64, file: &SourceFile) -> u64 {
        fingerprint::of_place(site, file)
    }

    /// A number for a file and its place, which has the [`Site::place_fingerprint`] `place`; `None` if it cannot be read.
    pub fn file_fingerprint(&self, place: u64, file: &SourceFile) -> Option<u64> {
        fingerprint::of_file(place, file)
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
        dirs.retain(|dir| dir.canonicalize().is_ok_and(|dir| dir.starts_with(&self.canonical)));
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

    fn bare(&self, warn: &mut Vec<Warning>) -> Vec<SourceFile> {
        let how = Walk {
            dir: &self.root,
            root: &self.canonical,
            wanted: &|path| has_extension(path, page_ending::PAGES),
            left_out: &is_hidden,
        };
        let found = walk(&how, warn);
        found.into_iter().filter_map(|found| self.source_file(&found, "", None, warn)).collect()
    }

    fn mounted(
        &self,
        hugo: &HugoConfig,
        mount: &Mount,
        warn: &mut Vec<Warning>,
    ) -> Vec<(PathBuf, SourceFile)> {
        let dir = self.project.join(&mount.dir);
        // A content directory outside the root, or above it, is none of ours.
        let Ok(canonical) = dir.canonicalize() else {
            return Vec::new();
        };
        // Files are named from the root as it was given, wherever the project says its content is.
        let from = match canonical.strip_prefix(&self.canonical) {
            // Paths are told as the root was named.
            Ok(_) if dir.starts_with(&self.root) => dir,
            Ok(below) => self.root.join(below),
            Err(_) if self.canonical.starts_with(&canonical) => self.root.clone(),
            Err(_) => return Vec::new(),
        };
        let how = Walk {
            dir: &from,
            root: &self.canonical,
            wanted: &|path| has_extension(path, page_ending::HUGO),
            left_out: &|path| is_hidden(path) || self.is_ignored(hugo, path),
        };
        let mut found = walk(&how, warn);
        // Where the root lies within the content directory, the way from there belongs to the path.
        let way =
            from.canonicalize().ok().and_then(|from| Some(from.strip_prefix(&canonical).ok()?.to_owned()));
        let way = way.and_then(|way| slashed(&way)).unwrap_or_default();
        if !mount.filter.is_empty() {
            found.retain(|found| {
                slashed(&Path::new(&way).join(&found.below)).is_none_or(|path| mount.filter.keeps(&path))
            });
        }
        let below = [mount.below.as_str(), way.as_str()].into_iter().filter(|part| !part.is_empty());
        let below = below.collect::<Vec<_>>().join("/");
        let mut file = |found: Found| {
            let file = self.source_file(&found, &below, mount.language, warn)?;
            Some((found.canonical, file))
        };
        found.into_iter().filter_map(&mut file).collect()
    }

    /// Hugo holds its patterns against absolute paths, which differ from machine to machine; the part that
    /// belongs to the site does not.
    fn is_ignored(&self, hugo: &HugoConfig, path: &Path) -> bool {
        if hugo.ignored.is_empty() {
            return false;
        }
        let way = self.canonical.strip_prefix(&self.project).unwrap_or(Path::new(""));
        let Some(path) = path.strip_prefix(&self.root).ok().and_then(|path| slashed(&way.join(path))) else {
            return false;
        };
        let path = format!("/{}/{path}", self.name);
        hugo.ignored.is_match(&path)
    }

    fn source_file(
        &self,
        found: &Found,
        below: &str,
        language: Option<usize>,
        warn: &mut Vec<Warning>,
    ) -> Option<SourceFile> {
        let paths = slashed(found.full.strip_prefix(&self.root).ok()?).zip(slashed(&found.below));
        let Some((path, inside)) = paths else {
            let message = "the name of this file is not valid UTF-8, so it was left out; rename it";
            let path = found.full.clone();
            warn.push(Warning { path, line: None, kind: "unreadable-page", message: message.to_owned() });
            return None;
        };
        if path.contains(char::is_control) {
            let message = "the name of this file holds control characters, so it was left out; rename it";
            let path = found.full.clone();
            warn.push(Warning { path, line: None, kind: "unreadable-page", message: message.to_owned() });
            return None;
        }
        let inside = if below.is_empty() { inside } else { format!("{below}/{inside}") };
        Some(SourceFile {
            path: if path.is_ascii() { path } else { path.nfc().collect() },
            full_path: found.full.clone(),
            len: found.len,
            modified: found.modified,
            changed: found.changed,
            inside,
            mount: 0,
            language,
            bundled: false,
            inherited: Inherited::default(),
            section_names: SectionNames::default(),
        })
    }
}

/// Sorts files by their paths, and leaves out what cannot be told from another.
fn in_order(mut files: Vec<SourceFile>, warn: &mut Vec<Warning>) -> Vec<SourceFile> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|later, earlier| {
            let same = later.path == earlier.path;
            if same {
                let message =
                    "another file has the same path but for the way its letters are composed, so this one was left out; rename it";
                let path = later.full_path.clone();
                warn.push(Warning { path, line: None, kind: "same-path", message: message.to_owned() });
            }
            same
        });
    files
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase);
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}

/// What editors and tools leave beside content.
pub(in crate::corpus) fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with(['.', '#']) || name.ends_with('~') || name == "node_modules"
}

/// A relative path with `/` everywhere; `None` where it is not valid UTF-8.
pub(in crate::corpus) fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

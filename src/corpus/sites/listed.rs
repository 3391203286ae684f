//! Which files of a site may be pages.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::bundles::mark_bundled;
use super::other_kinds::{self, other_kind};
use super::site::Site;
use super::walk::{Walk, WalkedFile, unreadable, walk};
use crate::address::SectionNames;
use crate::file_name::{has_extension, is_hidden, slashed};
use crate::hugo::{HugoConfig, Mount};
use crate::published::PublishedDir;
use crate::{Diagnostic, DiagnosticKind, PublishedAs, SourceFile, Within, page_ending};

/// How many mounts are walked at a time: their files are held until it is known which of them were found before.
const MOUNTS: usize = 32;

impl Site {
    /// The files that may be pages, in the order of a table of contents or else of their paths. None of them is read, so what they inherit is not
    /// known yet.
    pub fn listed(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<SourceFile> {
        in_order(self.found(diagnostics), &self.order, diagnostics)
    }

    /// The files mount by mount, the deepest first.
    fn found(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<SourceFile> {
        let Some(hugo) = &self.hugo else {
            let Some(published) = &self.published else { return self.bare(diagnostics) };
            let mut files = self.published_files(published, diagnostics);
            if published.canonical != self.canonical {
                files.extend(self.bare(diagnostics));
            }
            return files;
        };
        // Each language may have a directory of its own.
        let of_mount = |(at, mount): (usize, &Mount)| {
            let mut of_mount = Vec::new();
            (at, self.mounted(hugo, mount, &mut of_mount), of_mount)
        };
        let (mut files, mut seen, mut said) = (Vec::new(), HashSet::new(), HashSet::new());
        let mut others = BTreeSet::new();
        let mounts: Vec<(usize, &Mount)> = hugo.mounts.iter().enumerate().collect();
        for mounts in mounts.chunks(MOUNTS) {
            let of_mounts: Vec<_> = mounts.par_iter().copied().map(of_mount).collect();
            for (mount, found, of_mount) in of_mounts {
                // What two mounts have belongs to the first, and so does what is wrong with it.
                let mut is_own = |canonical: PathBuf| hugo.mounts.len() == 1 || seen.insert(canonical);
                others.extend(found.others);
                let own =
                    found.pages.into_iter().filter_map(|(canonical, file)| is_own(canonical).then_some(file));
                files.extend(own.map(|file| SourceFile { mount, ..file }));
                diagnostics.extend(of_mount.into_iter().filter(|wrong| said.insert(wrong.clone())));
            }
        }
        let suffixes = if hugo.names_languages { &hugo.languages[..] } else { &[] };
        mark_bundled(&mut files, suffixes, diagnostics);
        diagnostics
            .extend(other_kinds::diagnostic(&self.root, others.iter().filter_map(|path| other_kind(path))));
        if let Some(published) = &self.published {
            files.extend(self.published_files(published, diagnostics));
        }
        files
    }

    /// The files of a published site that may be pages.
    fn published_files(
        &self,
        published: &PublishedDir,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<SourceFile> {
        let how = Walk {
            dir: &published.path,
            root: &published.canonical,
            wanted: &|path| has_extension(path, page_ending::HTML),
            left_out: &is_hidden,
        };
        let found = walk(&how, diagnostics);
        let file = |found: WalkedFile| {
            let path =
                found.full.strip_prefix(&self.root).or(found.full.strip_prefix(published.above())).ok();
            let path = path.unwrap_or(&found.below).to_owned();
            let file = self.file_in(&published.canonical, &found, &path, diagnostics)?;
            Some(SourceFile {
                published: Some(PublishedAs::Page { facts: Arc::default(), folder: None }),
                ..file
            })
        };
        found.into_iter().filter_map(file).collect()
    }

    fn bare(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<SourceFile> {
        let how = Walk {
            dir: &self.root,
            root: &self.canonical,
            wanted: &|path| has_extension(path, page_ending::PAGES) || other_kind(path).is_some(),
            left_out: &is_hidden,
        };
        let is_page = |found: &WalkedFile| has_extension(&found.full, page_ending::PAGES);
        let (pages, mut others): (Vec<_>, Vec<_>) = walk(&how, diagnostics).into_iter().partition(is_page);
        if let Some(published) = &self.published {
            others.retain(|other| !other.canonical.starts_with(&*published.canonical));
        }
        diagnostics.extend(other_kinds::diagnostic(
            &self.root,
            others.iter().filter_map(|other| other_kind(&other.full)),
        ));
        pages.into_iter().filter_map(|found| self.source_file(&found, "", None, diagnostics)).collect()
    }

    fn mounted(&self, hugo: &HugoConfig, mount: &Mount, diagnostics: &mut Vec<Diagnostic>) -> Mounted {
        let dir = self.project.join(&mount.dir);
        let canonical = match dir.canonicalize() {
            Ok(canonical) => canonical,
            // Hugo does without a directory that is not there, too.
            Err(error) if error.kind() == ErrorKind::NotFound && !dir.is_symlink() => {
                return Mounted::default();
            }
            Err(error) => {
                diagnostics.push(unreadable(&dir, &error));
                return Mounted::default();
            }
        };
        // Files are named from the root as it was given, wherever the project says its content is.
        let from = match canonical.strip_prefix(&*self.canonical) {
            // Paths are told as the root was named.
            Ok(_) if dir.starts_with(&self.root) => dir,
            Ok(below) => self.root.join(below),
            Err(_) if self.canonical.starts_with(&canonical) => self.root.clone(),
            // A content directory outside the root is none of ours.
            Err(_) => {
                if self.project.canonicalize().is_ok_and(|project| *project == *self.canonical) {
                    let what = "this content directory leads out of the root and was not read";
                    let wrong = Diagnostic::new(DiagnosticKind::Symlink, what).in_file(dir);
                    diagnostics.push(wrong.hint("name what it leads to as a root of its own"));
                }
                return Mounted::default();
            }
        };
        let how = Walk {
            dir: &from,
            root: &self.canonical,
            wanted: &|path| has_extension(path, page_ending::HUGO) || other_kind(path).is_some(),
            left_out: &|path| is_hidden(path) || self.is_ignored(hugo, path),
        };
        let mut found = walk(&how, diagnostics);
        // Where the root lies within the content directory, the way from there belongs to the path.
        let way =
            from.canonicalize().ok().and_then(|from| Some(from.strip_prefix(&canonical).ok()?.to_owned()));
        let way = way.and_then(|way| slashed(&way)).unwrap_or_default();
        if !mount.filter.is_empty() {
            found.retain(|found| {
                slashed(&Path::new(&way).join(&found.below)).is_none_or(|path| mount.filter.keeps(&path))
            });
        }
        let is_page = |found: &WalkedFile| has_extension(&found.full, page_ending::HUGO);
        let (pages, others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_page);
        let below = [mount.below.as_str(), way.as_str()].into_iter().filter(|part| !part.is_empty());
        let below = below.collect::<Vec<_>>().join("/");
        let mut file = |found: WalkedFile| {
            let file = self.source_file(&found, &below, mount.language, diagnostics)?;
            Some((found.canonical, file))
        };
        let pages = pages.into_iter().filter_map(&mut file).collect();
        Mounted { pages, others: others.into_iter().map(|other| other.canonical).collect() }
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
        found: &WalkedFile,
        below: &str,
        language: Option<usize>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SourceFile> {
        let mut file =
            self.file_in(&self.canonical, found, found.full.strip_prefix(&self.root).ok()?, diagnostics)?;
        if !below.is_empty() {
            file.inside = format!("{below}/{}", file.inside);
        }
        Some(SourceFile { language, ..file })
    }

    /// A file that lies in the canonical directory `dir` and is called `path` in the site.
    fn file_in(
        &self,
        dir: &Arc<Path>,
        found: &WalkedFile,
        path: &Path,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SourceFile> {
        let mut left_out = |what: &str, hint: &str| {
            let wrong = Diagnostic::new(DiagnosticKind::UnreadablePage, what).hint(hint);
            diagnostics.push(wrong.in_file(&found.full));
            None
        };
        let paths = slashed(path).zip(slashed(&found.below));
        let Some((path, inside)) = paths else {
            return left_out("the name of this file is not valid UTF-8, so it was left out", "rename it");
        };
        if path.contains(char::is_control) {
            return left_out(
                "the name of this file holds control characters, so it was left out",
                "rename it",
            );
        }
        let Some(within) = Within::new(dir, &found.canonical) else {
            return left_out("this file lies outside the root by now, so it was left out", "move it back");
        };
        Some(SourceFile {
            path: if path.is_ascii() { path } else { path.nfc().collect() },
            full_path: found.full.clone(),
            stamp: found.stamp,
            within,
            inside,
            mount: 0,
            language: None,
            bundled: false,
            inherited: Arc::default(),
            section_names: SectionNames::default(),
            published: None,
        })
    }
}

/// The files of one mount, with their canonical paths.
#[derive(Default)]
struct Mounted {
    pages: Vec<(PathBuf, SourceFile)>,
    /// Files of other kinds.
    others: Vec<PathBuf>,
}

/// Sorts files in this order, and those that are not in it by their paths behind them. Leaves out what cannot be told from
/// another.
fn in_order(
    mut files: Vec<SourceFile>,
    order: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<SourceFile> {
    let places: HashMap<&str, usize> = order.iter().map(String::as_str).zip(0..).collect();
    let place = |file: &SourceFile| places.get(file.path.as_str()).copied().unwrap_or(usize::MAX);
    files.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.path.cmp(&b.path)));
    files.dedup_by(|later, earlier| {
            let same = later.path == earlier.path;
            if same {
                let what =
                    "another file has the same path but for the way its letters are composed, so this one was left out";
                let wrong = Diagnostic::new(DiagnosticKind::SamePath, what).hint("rename it");
                diagnostics.push(wrong.in_file(&later.full_path));
            }
            same
        });
    files
}

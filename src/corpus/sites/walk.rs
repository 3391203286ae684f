//! Finds the files below a directory, without leaving the root and without going round in circles.

use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::{Diagnostic, DiagnosticKind, Stamp};

/// A file that a walk has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WalkedFile {
    /// Path below the directory that was walked.
    pub below: PathBuf,
    /// Path of the file as a person here would open it.
    pub full: PathBuf,
    /// Canonical path of the file.
    pub canonical: PathBuf,
    /// Stamp of the file: length, times and number.
    pub stamp: Stamp,
}

/// The directory to walk, and what to look for.
pub(crate) struct Walk<'a> {
    /// The directory to walk.
    pub dir: &'a Path,
    /// Canonical path of the root; a link that leads out of it is not followed.
    pub root: &'a Path,
    /// Whether a file of this name is wanted.
    pub wanted: &'a dyn Fn(&Path) -> bool,
    /// Whether a file or directory is left out, with everything in it.
    pub left_out: &'a dyn Fn(&Path) -> bool,
}

/// Walks the directory. No file is found twice; links are followed last, so that a file is found under its own path
/// first.
pub(crate) fn walk(walk: &Walk<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<WalkedFile> {
    let (mut dirs, mut links) = (HashSet::new(), VecDeque::new());
    let mut found = walk_dir(walk, walk.dir, &mut dirs, &mut links, diagnostics);
    if links.is_empty() {
        return found;
    }
    let mut seen: HashSet<PathBuf> = found.iter().map(|file| file.canonical.clone()).collect();
    while let Some(link) = links.pop_front() {
        let behind = match link_target(&link, walk.root) {
            Ok(target) if target.is_dir() => {
                if dirs.insert(target) {
                    walk_dir(walk, &link, &mut dirs, &mut links, diagnostics)
                } else {
                    Vec::new()
                }
            }
            Ok(target) if target.is_file() && (walk.wanted)(&link) && !seen.contains(&target) => {
                file(walk, &link, target, diagnostics).into_iter().collect()
            }
            Ok(_) => Vec::new(),
            Err(wrong) => {
                diagnostics.push(wrong);
                Vec::new()
            }
        };
        found.extend(behind.into_iter().filter(|file| seen.insert(file.canonical.clone())));
    }
    found
}

/// Where a link leads, if it may be followed.
fn link_target(link: &Path, root: &Path) -> Result<PathBuf, Diagnostic> {
    let wrong =
        |what: &str, hint: &str| Diagnostic::new(DiagnosticKind::Symlink, what).in_file(link).hint(hint);
    let broken = || wrong("this link leads nowhere and was left out", "correct or remove it");
    let target = link.canonicalize().map_err(|_| broken())?;
    if !target.starts_with(root) {
        let what = "this link leads out of the root and was not followed";
        return Err(wrong(what, "copy the files if they belong here"));
    }
    let stands_in = link.parent().and_then(|dir| dir.canonicalize().ok()).ok_or_else(broken)?;
    if stands_in.starts_with(&target) {
        let what = "this link leads back to a directory that it is in and was not followed";
        return Err(wrong(what, "remove it"));
    }
    Ok(target)
}

fn walk_dir(
    walk: &Walk<'_>,
    dir: &Path,
    dirs: &mut HashSet<PathBuf>,
    links: &mut VecDeque<PathBuf>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<WalkedFile> {
    let mut found = Vec::new();
    let Ok(canonical) = dir.canonicalize() else { return found };
    // What is no page by its name need not be held against the patterns of what is left out.
    let is_wanted = |entry: &DirEntry| !entry.file_type().is_file() || (walk.wanted)(entry.path());
    let kept = |entry: &DirEntry| entry.depth() == 0 || is_wanted(entry) && !(walk.left_out)(entry.path());
    // A link at the top is the directory that was asked for, or one that was checked.
    let entries = WalkDir::new(dir).sort_by_file_name().into_iter().filter_entry(kept);
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                diagnostics.push(unreadable(error.path().unwrap_or(dir), &error));
                continue;
            }
        };
        let path = entry.path();
        let Ok(below) = path.strip_prefix(dir) else {
            continue;
        };
        if entry.path_is_symlink() && entry.depth() > 0 {
            links.push_back(path.to_owned());
        } else if entry.file_type().is_dir() {
            dirs.insert(canonical.join(below));
        } else if entry.file_type().is_file() && (walk.wanted)(path) {
            found.extend(file(walk, path, canonical.join(below), diagnostics));
        }
    }
    found
}

/// Reports that a file or directory cannot be read.
pub(crate) fn unreadable(path: &Path, error: &dyn std::fmt::Display) -> Diagnostic {
    let what = format!("this cannot be read and was left out: {error}");
    Diagnostic::new(DiagnosticKind::UnreadablePage, what).in_file(path).hint("check its permissions")
}

fn file(
    walk: &Walk<'_>,
    path: &Path,
    canonical: PathBuf,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<WalkedFile> {
    match std::fs::metadata(path) {
        Ok(file) => Some(WalkedFile {
            below: path.strip_prefix(walk.dir).ok()?.to_owned(),
            full: path.to_owned(),
            canonical,
            stamp: Stamp::new(&file),
        }),
        Err(error) => {
            diagnostics.push(unreadable(path, &error));
            None
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_stay_inside_and_end() {
        let temp = tempfile::tempdir().expect("a directory");
        let root = temp.path().join("root");
        fs::create_dir_all(root.join("a/b")).expect("directories");
        fs::create_dir_all(temp.path().join("out")).expect("a directory");
        fs::write(root.join("a/b/x.md"), "x").expect("a file");
        fs::write(root.join(".hidden.md"), "x").expect("a file");
        fs::write(temp.path().join("out/y.md"), "y").expect("a file");
        symlink("..", root.join("a/b/loop")).expect("a link");
        symlink(temp.path().join("out"), root.join("out")).expect("a link");
        symlink("a/b/x.md", root.join("again.md")).expect("a link");
        symlink("nowhere", root.join("broken.md")).expect("a link");
        let canonical = root.canonicalize().expect("a path");
        let mut told = Vec::new();
        let how = Walk {
            dir: &root,
            root: &canonical,
            wanted: &|path| path.extension().is_some_and(|ext| ext == "md"),
            left_out: &|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')),
        };
        let found = walk(&how, &mut told);
        let paths: Vec<_> = found.iter().map(|file| file.below.to_string_lossy().into_owned()).collect();
        assert_eq!(paths, ["a/b/x.md"]);
        assert_eq!(told.len(), 3, "{told:?}");
    }
}

//! The files of templates of a Hugo project and of its themes.

use std::path::{Path, PathBuf};

use timra_corpus::beginning;

/// How many of them are looked at, how deep they may lie, and how far each is read.
const MOST_FILES: usize = 5_000;
const DEEPEST: usize = 12;
const LONGEST: u64 = 256 << 10;

/// A template: its path below the directory of layouts, with `/`, and its text.
pub(super) type TemplateFile = (String, String);

/// The templates of `project`, those of its own first: they take the place of those of its themes.
pub(super) fn template_files(project: &Path) -> Vec<TemplateFile> {
    let mut files = Vec::new();
    for dir in layouts(project) {
        walk(&dir, &dir, 0, &mut files);
    }
    files
}

/// The directories of layouts: the project's, those of its themes, and those of modules that it has copies of.
fn layouts(project: &Path) -> Vec<PathBuf> {
    let mut dirs = vec![project.join("layouts")];
    dirs.extend(sorted(&project.join("themes")).into_iter().map(|theme| theme.join("layouts")));
    let mut vendored = vec![project.join("_vendor")];
    for _ in 0..4 {
        vendored = vendored.iter().flat_map(|dir| sorted(dir)).filter(|dir| dir.is_dir()).collect();
        dirs.extend(vendored.iter().map(|module| module.join("layouts")).filter(|dir| dir.is_dir()));
    }
    dirs
}

fn sorted(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths.truncate(MOST_FILES);
    paths
}

fn walk(top: &Path, dir: &Path, depth: usize, files: &mut Vec<TemplateFile>) {
    for path in sorted(dir) {
        if path.is_dir() && !path.is_symlink() && depth < DEEPEST {
            walk(top, &path, depth + 1, files);
        } else if path.is_file() && files.len() < MOST_FILES {
            let below = path.strip_prefix(top).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if let Some(bytes) = beginning(&path, LONGEST) {
                files.push((below, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
}

//! What lies beside the Hugo projects of a directory, and is read with none of them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::other_kinds::other_kind;
use super::page_ending;
use super::site::{has_extension, is_hidden};
use super::walk::unreadable;
use crate::Warning;

/// Says how many files of text lie below `root` and in none of its `projects`, and which links were not followed.
pub fn warn_of_strays(root: &Path, projects: &[PathBuf], warn: &mut Vec<Warning>) {
    let projects: HashSet<&Path> = projects.iter().map(PathBuf::as_path).collect();
    let is_beside = |entry: &DirEntry| {
        entry.depth() == 0 || !(is_hidden(entry.path()) || projects.contains(entry.path()))
    };
    let mut strays = 0;
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(is_beside) {
        match entry {
            Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 => {
                if entry.path().is_dir() || is_text(entry.path()) {
                    let message = "this link lies beside Hugo projects and was not followed; name what it leads to as a root of its own to read it";
                    let path = entry.into_path();
                    warn.push(Warning { path, line: None, kind: "symlink", message: message.to_owned() });
                }
            }
            Ok(entry) => strays += usize::from(entry.file_type().is_file() && is_text(entry.path())),
            Err(error) => warn.push(unreadable(error.path().unwrap_or(root), &error)),
        }
    }
    if strays > 0 {
        let message = format!(
            "{strays} files of text here lie outside the Hugo projects and were left out; name their directory as a root of its own to read them"
        );
        warn.push(Warning { path: root.to_owned(), line: None, kind: "left-out", message });
    }
}

fn is_text(path: &Path) -> bool {
    has_extension(path, page_ending::PAGES) || other_kind(path).is_some()
}

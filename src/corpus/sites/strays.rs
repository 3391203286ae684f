//! What lies beside the Hugo projects of a directory, and is read with none of them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::other_kinds::other_kind;
use super::walk::unreadable;
use crate::file_name::{has_extension, is_hidden};
use crate::{Diagnostic, DiagnosticKind, page_ending};

/// Reports how many files of text lie below `root` but in none of its `projects`, and which links were not
/// followed.
pub(crate) fn look_beside_projects(root: &Path, projects: &[PathBuf], diagnostics: &mut Vec<Diagnostic>) {
    let projects: HashSet<&Path> = projects.iter().map(PathBuf::as_path).collect();
    let is_beside = |entry: &DirEntry| {
        entry.depth() == 0 || !(is_hidden(entry.path()) || projects.contains(entry.path()))
    };
    let mut strays = 0;
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(is_beside) {
        match entry {
            Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 => {
                if entry.path().is_dir() || is_text(entry.path()) {
                    let what = "this link lies beside Hugo projects and was not followed";
                    let wrong = Diagnostic::new(DiagnosticKind::Symlink, what).in_file(entry.into_path());
                    diagnostics.push(wrong.hint("name what it leads to as a root of its own to read it"));
                }
            }
            Ok(entry) => strays += usize::from(entry.file_type().is_file() && is_text(entry.path())),
            Err(error) => diagnostics.push(unreadable(error.path().unwrap_or(root), &error)),
        }
    }
    if strays > 0 {
        let what = format!("{strays} files of text here lie outside the Hugo projects and were left out");
        let wrong = Diagnostic::new(DiagnosticKind::LeftOut, what).in_file(root);
        diagnostics.push(wrong.hint("name their directory as a root of its own to read them"));
    }
}

fn is_text(path: &Path) -> bool {
    has_extension(path, page_ending::PAGES) || other_kind(path).is_some()
}

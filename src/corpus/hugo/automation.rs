//! The files of a project that build and publish it.

use std::path::{Path, PathBuf};

/// How many of them are looked at, and how far into each.
const MOST_FILES: usize = 20;
const LONGEST: u64 = 256 << 10;

/// Files of a project that say how it is built: `netlify.toml` and the workflows of GitHub, in the order of their
/// names.
pub(crate) fn automation(project: &Path) -> Vec<PathBuf> {
    let workflows = project.join(".github").join("workflows");
    let mut files = vec![project.join("netlify.toml")];
    if let Ok(entries) = std::fs::read_dir(workflows) {
        let mut found: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        found.retain(|path| path.extension().is_some_and(|ext| ext == "yml" || ext == "yaml"));
        found.sort();
        files.extend(found);
    }
    files.truncate(MOST_FILES);
    files
}

/// The beginning of a file, as much as is looked at; `None` if the file cannot be read.
pub(crate) fn beginning(path: &Path) -> Option<String> {
    crate::beginning(path, LONGEST).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

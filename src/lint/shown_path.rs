//! How the path of a file is told.

use std::path::Path;

/// The path as it is told: from here if it is below, with `/`.
pub(crate) fn shown_path(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = path.strip_prefix(&here).unwrap_or(path);
    let below = below.strip_prefix(".").unwrap_or(below);
    let shown = below.display().to_string();
    if std::path::MAIN_SEPARATOR == '/' { shown } else { shown.replace(std::path::MAIN_SEPARATOR, "/") }
}

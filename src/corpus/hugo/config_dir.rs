//! `config/_default`, `config/production` …: a configuration split over files, each named after its part.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::config_file::{is_config_extension, is_main_name, is_there, read};
use super::config_files::ConfigFiles;
use crate::settings::Tree;
use crate::{Diagnostic, DiagnosticKind};

/// Files deeper than this are not looked for.
const DEEPEST: usize = 8;

/// Lays the files of the configuration directory `dir`, and of the directories below it, over `config`, in the
/// order of their names, as Hugo does. Without such a directory nothing happens.
pub(crate) fn merge(dir: &Path, config: &mut ConfigFiles, diagnostics: &mut Vec<Diagnostic>) {
    for path in files(dir, diagnostics) {
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        let tree = read(&path, diagnostics);
        config.old_name |= stem == "config";
        if let Some(tree) = tree {
            config.tree.merge(under_its_key(stem, tree));
        }
        config.files.push(path);
    }
}

fn files(dir: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let is_config = |path: &PathBuf| {
        is_there(path) && path.extension().and_then(|ext| ext.to_str()).is_some_and(is_config_extension)
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(dir).max_depth(DEEPEST).sort_by_file_name() {
        match entry {
            Ok(entry) => files.push(entry.into_path()),
            Err(error) if error.depth() == 0 && !dir.is_dir() => {}
            Err(error) => {
                let what = format!(
                    "this configuration cannot be read ({error}), so Hugo's defaults were used instead"
                );
                let wrong = Diagnostic::new(DiagnosticKind::BadConfig, what).hint("correct it");
                diagnostics.push(wrong.in_file(error.path().unwrap_or(dir)));
            }
        }
    }
    files.retain(is_config);
    files
}

/// `markup.toml` is about `markup`, `hugo.toml` about everything. With a language in its name a file is about that
/// language alone: `params.vi.toml` about its parameters, `languages.vi.toml` (as any other) about everything.
fn under_its_key(stem: &str, tree: Tree) -> Tree {
    let under = |key: &str, tree: Tree| Tree::Table(vec![(key.to_lowercase(), tree)]);
    match stem.split_once('.') {
        None if is_main_name(stem) => tree,
        None => under(stem, tree),
        Some((key @ ("params" | "menus" | "menu"), language)) => {
            under("languages", under(language, under(key, tree)))
        }
        Some((_, language)) => under("languages", under(language, tree)),
    }
}

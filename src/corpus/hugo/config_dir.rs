//! `config/_default`: a configuration split over files, each named after its part.

use std::path::{Path, PathBuf};

use super::config_files::{ConfigFiles, is_config_extension, is_main_name, read};
use crate::corpus::Warning;
use crate::corpus::tree::Tree;

/// Lays the files of `dir` (if there is such a directory) over `config`, in the order of their names.
pub fn merge(dir: &Path, config: &mut ConfigFiles, warn: &mut Vec<Warning>) {
    for path in files(dir) {
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        let tree = read(&path, warn);
        config.old_name |= stem == "config";
        if let Some(tree) = tree {
            config.tree.merge(under_its_key(stem, tree));
        }
        config.files.push(path);
    }
}

/// Main files first, so that `languages.toml` is laid over what `hugo.toml` says of languages.
fn files(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return Vec::new();
    };
    let is_config = |path: &PathBuf| {
        path.is_file() && path.extension().and_then(|ext| ext.to_str()).is_some_and(is_config_extension)
    };
    let mut files: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_config).collect();
    files.sort_by_key(|path| {
        let is_main = path.file_stem().and_then(|stem| stem.to_str()).is_some_and(is_main_name);
        (!is_main, path.clone())
    });
    files
}

/// `params.vi.toml` is about `languages.vi.params`, `markup.toml` about `markup`, `hugo.toml` about everything.
fn under_its_key(stem: &str, tree: Tree) -> Tree {
    if is_main_name(stem) {
        return tree;
    }
    let (key, language) = match stem.split_once('.') {
        Some((key, language)) => (key, Some(language)),
        None => (stem, None),
    };
    let under = |key: &str, tree: Tree| Tree::Table(vec![(key.to_lowercase(), tree)]);
    let part = under(key, tree);
    match language {
        Some(language) => under("languages", under(language, part)),
        None => part,
    }
}

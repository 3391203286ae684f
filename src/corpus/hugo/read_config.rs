//! Which configuration files a Hugo project has.

use std::path::Path;

use super::config_dir;
use super::config_file::{main_file, read};
use super::config_files::ConfigFiles;
use crate::Diagnostic;
use crate::settings::Tree;

/// Reads the configuration of `dir` in this environment; `None` if there is none.
pub(crate) fn config_files(
    dir: &Path,
    environment: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ConfigFiles> {
    let main = main_file(dir);
    let split = dir.join("config").join("_default");
    if main.is_none() && !split.is_dir() {
        return None;
    }
    let mut config = ConfigFiles {
        tree: Tree::Table(Vec::new()),
        environment: environment.to_owned(),
        ..ConfigFiles::default()
    };
    if let Some(path) = main {
        config.old_name = path.file_stem().is_some_and(|stem| stem == "config");
        if let Some(tree) = read(&path, diagnostics) {
            config.tree.merge(tree);
        }
        config.files.push(path);
    }
    config_dir::merge(&split, &mut config, diagnostics);
    // The name of one directory, and no way out of the project.
    if Path::new(environment).file_name().is_some_and(|name| name == environment) {
        config_dir::merge(&dir.join("config").join(environment), &mut config, diagnostics);
    }
    Some(config)
}

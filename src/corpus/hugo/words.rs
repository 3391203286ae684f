//! A site's own words (`i18n/`), which shortcodes put into text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::config_file::{is_config_extension, is_there, read_or};
use super::site_language::SiteLanguage;
use crate::Diagnostic;
use crate::settings::Tree;

/// The texts of a project's `i18n` files, by language key; a file that cannot be read gives none.
pub(crate) fn words(
    project: &Path,
    languages: &[SiteLanguage],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, BTreeMap<String, String>> {
    let dir = project.join("i18n");
    let mut words = BTreeMap::new();
    for language in languages.iter().filter(|language| !language.disabled) {
        let mut own = BTreeMap::new();
        for path in files(&dir, &language.key) {
            let Some(tree) = read_or(&path, "its words stand in no page", diagnostics) else { continue };
            own.extend(tree.entries().iter().filter_map(|(id, value)| Some((id.clone(), word(value)?))));
        }
        if !own.is_empty() {
            words.insert(language.key.clone(), own);
        }
    }
    words
}

fn word(value: &Tree) -> Option<String> {
    value.get("other").and_then(Tree::text).or_else(|| value.text())
}

/// `i18n/vi.toml` and all of `i18n/vi/`.
fn files(dir: &Path, key: &str) -> Vec<PathBuf> {
    let in_dir = |dir: &Path, fits: &dyn Fn(&Path) -> bool| -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(dir) else {
            return Vec::new();
        };
        let is_config = |path: &PathBuf| {
            path.extension().and_then(|extension| extension.to_str()).is_some_and(is_config_extension)
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| is_config(path) && fits(path) && is_there(path));
        paths.sort();
        paths
    };
    let is_named =
        |path: &Path| path.file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase() == key);
    let mut files = in_dir(dir, &is_named);
    files.extend(in_dir(&dir.join(key), &|_| true));
    files
}

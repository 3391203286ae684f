//! What a site says of its index: `[index]` in its `timra.toml`.

use std::path::{Path, PathBuf};

use super::folder_weights::FolderWeights;
use super::path_patterns::PathPatterns;
use crate::settings::{Notation, Tree, Unreadable};
use crate::{AddressPattern, Diagnostic, DiagnosticKind};

/// Name of the file.
const NAME: &str = "timra.toml";

/// What a site says of its index.
#[derive(Debug, Clone, Default)]
pub(crate) struct IndexSettings {
    /// Pages that are kept out of search.
    pub kept_out: PathPatterns,
    /// What the sections of pages weigh.
    pub weights: FolderWeights,
    /// The addresses of pages that nothing publishes.
    pub url: Option<AddressPattern>,
    /// The file that says so.
    file: Option<PathBuf>,
}

impl IndexSettings {
    /// The settings in the `timra.toml` of a site, which lies in the root or beside the configuration of Hugo. What
    /// is wrong with the file is added to `diagnostics`.
    pub(crate) fn of(root: &Path, project: &Path, diagnostics: &mut Vec<Diagnostic>) -> IndexSettings {
        let Some(file) = [root, project].into_iter().map(|dir| dir.join(NAME)).find(|file| file.is_file())
        else {
            return IndexSettings::default();
        };
        let text = std::fs::read_to_string(&file);
        let text = text.map_err(|error| Unreadable { line: None, message: error.to_string() });
        let read = text.and_then(|text| Notation::Toml.read(&text));
        let said = read.unwrap_or_else(|Unreadable { line, message }| {
            let what = format!("this file cannot be read ({message}), so it keeps nothing out of search");
            let wrong = Diagnostic::new(DiagnosticKind::BadConfig, what).hint("correct it");
            diagnostics.push(wrong.in_file(&file).on_line(line));
            Tree::Null
        });
        let mut settings = IndexSettings::default();
        let mut wrong = |what: String, hint: &str| {
            let wrong = Diagnostic::new(DiagnosticKind::BadConfig, what).hint(hint);
            diagnostics.push(wrong.in_file(&file));
        };
        for (key, value) in said.get("index").map_or(&[][..], Tree::entries) {
            match (key.as_str(), value) {
                ("exclude", Tree::List(patterns)) => settings.exclude(patterns, &mut wrong),
                ("weight", Tree::Table(weights)) => settings.weigh(weights, &mut wrong),
                ("url", Tree::Text(url)) => match url.parse() {
                    Ok(pattern) => settings.url = Some(pattern),
                    Err(error) => wrong(format!("`[index] url` gives no addresses: {error}"), "correct it"),
                },
                _ => {
                    let what = format!("`[index] {key}` is no setting, so nothing is as it says");
                    wrong(what, "write exclude = [\"…\"], weight = { \"…\" = 0.5 } or url = \"…\"");
                }
            }
        }
        IndexSettings { file: Some(file), ..settings }
    }

    fn exclude(&mut self, patterns: &[Tree], wrong: &mut impl FnMut(String, &str)) {
        for pattern in patterns {
            let pattern = pattern.text().unwrap_or_default();
            if !self.kept_out.add(&pattern) {
                let what = format!(
                    "`{pattern}` of `[index] exclude` is no pattern of paths, so it keeps nothing out"
                );
                wrong(what, "correct it");
            }
        }
    }

    fn weigh(&mut self, weights: &[(String, Tree)], wrong: &mut impl FnMut(String, &str)) {
        for (pattern, weight) in weights {
            if let Err(error) = self.weights.add(pattern, weight) {
                wrong(format!("`[index.weight] {pattern}` changes nothing: {error}"), "correct it");
            }
        }
    }

    /// The settings as text: the pages of two sites with the same text are read alike.
    pub(crate) fn text(&self) -> String {
        let IndexSettings { kept_out, weights, url, file: _ } = self;
        format!("{kept_out:?} {weights:?} {url:?}")
    }

    /// Path of the file with the settings; `None` if there is none.
    pub(crate) fn file(&self) -> Option<&PathBuf> {
        self.file.as_ref()
    }
}

//! Pages that a site keeps out of search: `[index] exclude` in its `timra.toml`.

use std::path::{Path, PathBuf};

use crate::front_matter::Glob;
use crate::settings::{Notation, Tree, Unreadable};
use crate::{Diagnostic, DiagnosticKind};

/// Name of the file.
const NAME: &str = "timra.toml";

/// Patterns of paths of pages that a site keeps out of search.
#[derive(Debug, Clone, Default)]
pub(crate) struct KeptOut {
    patterns: Vec<Glob>,
    /// The file that they are in.
    file: Option<PathBuf>,
}

impl KeptOut {
    /// The patterns in the `timra.toml` of a site, which lies in the root or beside the configuration of Hugo. What
    /// is wrong with the file is added to `diagnostics`.
    pub(crate) fn of(root: &Path, project: &Path, diagnostics: &mut Vec<Diagnostic>) -> KeptOut {
        let Some(file) = [root, project].into_iter().map(|dir| dir.join(NAME)).find(|file| file.is_file())
        else {
            return KeptOut::default();
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
        let mut wrong = |what: String, hint: &str| {
            let wrong = Diagnostic::new(DiagnosticKind::BadConfig, what).hint(hint);
            diagnostics.push(wrong.in_file(&file));
        };
        let mut patterns = Vec::new();
        for (key, value) in said.get("index").map_or(&[][..], Tree::entries) {
            if key != "exclude" || !matches!(value, Tree::List(_)) {
                let what = format!("`[index] {key}` is no setting, so nothing is as it says");
                wrong(what, "write exclude = [\"…\"]");
                continue;
            }
            for item in value.items() {
                let pattern = item.text().unwrap_or_default();
                match Glob::new(pattern.trim_matches('/')) {
                    Some(glob) => patterns.push(glob),
                    None => {
                        let what = format!(
                            "`{pattern}` of `[index] exclude` is no pattern of paths, so it keeps nothing out"
                        );
                        wrong(what, "correct it");
                    }
                }
            }
        }
        KeptOut { patterns, file: Some(file) }
    }

    /// The patterns as text: two sites with the same text keep the same pages out.
    pub(crate) fn text(&self) -> String {
        format!("{:?}", self.patterns)
    }

    /// Path of the file with the patterns; `None` if there is none.
    pub(crate) fn file(&self) -> Option<&PathBuf> {
        self.file.as_ref()
    }

    /// Whether one of these paths of a file, or a directory above one, is kept out.
    pub(crate) fn has(&self, paths: &[&str]) -> bool {
        let with_dirs = |path: &str| {
            let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            ends.map(|end| path[..end].to_owned()).collect::<Vec<_>>()
        };
        !self.patterns.is_empty()
            && paths
                .iter()
                .flat_map(|path| with_dirs(path))
                .any(|path| self.patterns.iter().any(|pattern| pattern.is_match(&path)))
    }
}

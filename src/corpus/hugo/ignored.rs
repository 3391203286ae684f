//! Files that a site leaves out: Hugo's `ignoreFiles`.

use regex::Regex;

use super::config_files::ConfigFiles;
use crate::Diagnostic;
use crate::settings::Tree;

/// Patterns of paths that a site leaves out.
#[derive(Debug, Clone)]
pub(crate) struct Ignored(Vec<Regex>);

impl Ignored {
    /// The patterns in a configuration; a diagnostic tells of what is no pattern.
    pub(crate) fn new(files: &ConfigFiles, diagnostics: &mut Vec<Diagnostic>) -> Ignored {
        let patterns = match files.tree.get("ignorefiles") {
            Some(Tree::Text(pattern)) => vec![pattern.clone()],
            Some(list) => list.items().iter().filter_map(Tree::text).collect(),
            None => Vec::new(),
        };
        let mut regexes = Vec::new();
        for pattern in patterns {
            match Regex::new(&pattern) {
                Ok(regex) => regexes.push(regex),
                Err(_) => {
                    let what = format!(
                        "the pattern `{pattern}` of ignoreFiles is no regular expression that can be used, so it \
                         ignores nothing"
                    );
                    diagnostics.push(files.wrong(what).hint("correct it"));
                }
            }
        }
        Ignored(regexes)
    }

    /// Whether there are no patterns.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the file at `path` is left out.
    pub(crate) fn is_match(&self, path: &str) -> bool {
        self.0.iter().any(|pattern| pattern.is_match(path))
    }
}

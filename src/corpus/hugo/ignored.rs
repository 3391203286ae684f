//! Files that a site leaves out: Hugo's `ignoreFiles`.

use regex::{Regex, RegexSet};

use super::config_files::ConfigFiles;
use crate::corpus::Warning;
use crate::corpus::tree::Tree;

/// Patterns of paths, held against a path all at once.
#[derive(Debug, Clone)]
pub struct Ignored(RegexSet);

impl Ignored {
    /// The patterns of a configuration; what is none is told to `warn`.
    pub fn new(files: &ConfigFiles, warn: &mut Vec<Warning>) -> Ignored {
        let mut patterns = match files.tree.get("ignorefiles") {
            Some(Tree::Text(pattern)) => vec![pattern.clone()],
            Some(list) => list.items().iter().filter_map(Tree::text).collect(),
            None => Vec::new(),
        };
        let mut refuse = |pattern: &str| {
            warn.push(Warning {
                path: files.files.first().cloned().unwrap_or_default(),
                line: None,
                kind: "bad-config",
                message: format!(
                    "the pattern `{pattern}` of ignoreFiles is no regular expression that can be used, so it ignores nothing; mend it"
                ),
            });
        };
        patterns.retain(|pattern| {
            let is_pattern = Regex::new(pattern).is_ok();
            if !is_pattern {
                refuse(pattern);
            }
            is_pattern
        });
        // Each can be used, and all of them cannot: together they are too large.
        Ignored(RegexSet::new(&patterns).unwrap_or_else(|_| {
            refuse(&patterns.join("`, `"));
            RegexSet::empty()
        }))
    }

    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the file at `path` is left out.
    pub fn is_match(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

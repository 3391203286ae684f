//! What the configuration files of a Hugo project say together.

use std::path::PathBuf;

use crate::settings::Tree;
use crate::{Diagnostic, DiagnosticKind};

/// The configuration files of a directory, read and merged.
#[derive(Debug, Default)]
pub(crate) struct ConfigFiles {
    /// All settings, merged as Hugo merges them.
    pub tree: Tree,
    /// Paths of the files that were read, or that could not be read.
    pub files: Vec<PathBuf>,
    /// Whether the main file is called `config.*`, as before Hugo 0.110.
    pub old_name: bool,
    /// Environment that the files were read for.
    pub environment: String,
}

impl ConfigFiles {
    /// Lays `baseURL` with the value `url` over the settings.
    pub(crate) fn say_base_url(&mut self, url: &str) {
        self.tree.merge(Tree::Table(vec![("baseurl".to_owned(), Tree::Text(url.to_owned()))]));
    }

    /// A diagnostic about the settings as a whole.
    pub(crate) fn wrong(&self, what: impl Into<String>) -> Diagnostic {
        Diagnostic::new(DiagnosticKind::BadConfig, what).in_file(self.main())
    }

    /// Path of the file that a person would look at first.
    pub(crate) fn main(&self) -> PathBuf {
        self.files.first().cloned().unwrap_or_default()
    }
}

//! What `timra self-check` found: the contract of its JSON.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

/// What this program is, and whether it works here.
#[derive(Debug, Serialize)]
pub(crate) struct SelfReport {
    /// Version of the program.
    pub version: &'static str,
    /// Path of the program, if the system tells it.
    pub program: Option<PathBuf>,
    /// What the program was built with, of that which it may also lack: `engine`, the engine for browsers.
    pub features: Vec<&'static str>,
    /// Format of the indexes that the program reads and writes.
    pub index_format: u32,
    /// Digests of the dictionaries that cut words, by the codes of their languages.
    pub dictionaries: BTreeMap<String, String>,
    /// Directories of these dictionaries, by the codes of their languages.
    pub dictionary_places: BTreeMap<String, PathBuf>,
    /// The engine for browsers that a package has brought, if one has.
    pub full_engine: Option<PathBuf>,
    /// What standard output is.
    pub terminal: Terminal,
    /// The index here.
    pub index: IndexState,
    /// Why a small index could not be built and searched; none if it could.
    pub failure: Option<String>,
}

/// What standard output is.
#[derive(Debug, Serialize)]
pub(crate) struct Terminal {
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// Whether colours are printed.
    pub color: bool,
    /// Whether addresses are printed as links.
    pub links: bool,
}

/// The state of an index.
#[derive(Debug, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub(crate) enum IndexState {
    /// There is no index.
    Missing {
        /// Directory that was looked in.
        path: PathBuf,
    },
    /// Every byte is what was written, and this program would build the index in the same way.
    Current {
        /// Directory of the index.
        path: PathBuf,
    },
    /// The index is whole, but this program would build another one.
    Outdated {
        /// Directory of the index.
        path: PathBuf,
        /// The first difference, as a clause.
        why: String,
    },
    /// The index cannot be used.
    Unusable {
        /// Directory of the index.
        path: PathBuf,
        /// What is wrong, as sentences.
        why: Vec<String>,
    },
}

impl SelfReport {
    /// Whether everything that is there works.
    pub(crate) fn is_well(&self) -> bool {
        self.failure.is_none() && !matches!(self.index, IndexState::Unusable { .. })
    }
}

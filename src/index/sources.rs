//! What an index is built from, and how.

use std::path::PathBuf;

use timra_corpus::CorpusOptions;

use super::Inputs;

/// What an index is built from, and how.
#[derive(Debug, Clone)]
pub struct Sources {
    /// Hugo projects, content directories, directories of Markdown.
    pub roots: Vec<PathBuf>,
    /// Files of JSON documents.
    pub jsonl: Vec<PathBuf>,
    /// Files of learned translations, which `timra lexicon` writes.
    pub lexicons: Vec<PathBuf>,
    /// How the content is read.
    pub options: CorpusOptions,
    /// Whether to analyse every file, even if it has not changed since the last build.
    pub full: bool,
    /// Bytes of memory that the build tries to stay within. A page that is longer than a hundredth of it takes more.
    pub memory: u64,
}

impl Default for Sources {
    fn default() -> Self {
        let options = CorpusOptions::default();
        Self { roots: vec![], jsonl: vec![], lexicons: vec![], options, full: false, memory: Self::MEMORY }
    }
}

impl Sources {
    /// Default of [`Sources::memory`], in bytes: with it, a site of a few thousand pages becomes one segment without a
    /// merge.
    pub const MEMORY: u64 = 512 << 20;

    /// Whether a build may be incremental: not with JSON documents, which have nothing to recognise them by.
    pub(super) fn can_go_on(&self) -> bool {
        self.jsonl.is_empty()
    }
}

/// The sources of an index that has these `recorded` inputs; `None` if they are not there any more.
pub fn recorded_sources(recorded: &Inputs) -> Option<Sources> {
    let options = serde_json::from_str(&recorded.options).ok().filter(|_| recorded.are_reachable())?;
    Some(Sources {
        roots: recorded.roots.clone(),
        jsonl: recorded.jsonl.clone(),
        lexicons: recorded.lexicons.clone(),
        options,
        full: false,
        memory: recorded.memory,
    })
}

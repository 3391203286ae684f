//! Builds and updates of an index, from its sources.

use std::path::{Path, PathBuf};

use timra_corpus::{self as corpus, CorpusOptions, Diagnostic};
use timra_format::{Manifest, SiteLexicon};

use super::build::{Build, old_records};
use super::generations::Generations;
use super::ids::Ids;
use super::look::{Compared, Look};
use super::{Current, Inputs, PageRecord};
use crate::error::Result;

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

/// The result of a build.
#[derive(Debug)]
pub struct Built {
    /// The manifest of the new index.
    pub manifest: Manifest,
    /// What is wrong with the content, of files that were read now and of files that an earlier build read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Is called with the number of bytes of content that were read and analysed, and that will be in all. When the two are
/// equal, the index still has to be written.
pub struct Progress(Box<dyn Fn(u64, u64)>);

impl Progress {
    /// Progress that calls `tell`.
    pub fn new(tell: impl Fn(u64, u64) + 'static) -> Self {
        Self(Box::new(tell))
    }

    /// Progress that is not reported.
    pub fn silent() -> Self {
        Self::new(|_, _| {})
    }

    pub(super) fn tell(&self, done: u64, of: u64) {
        self.0(done, of);
    }
}

/// The result of an update.
pub enum Updated {
    /// The index was built again.
    Built(Box<Built>),
    /// The index was up to date.
    Current(Current),
}

/// Builds the index of `sources` in the directory `dir`. If the index there was built from the same sites by the same
/// version, only files that have changed since are analysed, unless [`Sources::full`] says otherwise.
///
/// # Errors
/// [`Error::NoPages`] if there is nothing to index, [`Error::Busy`] if another process builds the index, and other
/// errors if a root cannot be read or the index cannot be written; the index is then what it was before.
pub fn build(sources: &Sources, dir: &Path, progress: &Progress) -> Result<Built> {
    let mut diagnostics = Vec::new();
    let sites = corpus::sites(&sources.roots, &sources.options, &mut diagnostics)?;
    // Before anything is looked at: what another build sees later is not overwritten with what was seen here.
    let generations = Generations::take(dir)?;
    let (look, (recorded, records)) = rayon::join(
        || Look::at(sites, sources, diagnostics),
        || (Inputs::read(dir), generations.old.as_ref().and_then(|old| old_records(sources, dir, old))),
    );
    let is_of_old = |recorded: &&Inputs| {
        generations.old.as_ref().is_some_and(|old| old.generation == recorded.generation)
    };
    let compared = look.compared(sources, recorded.as_ref().filter(is_of_old), records.as_deref());
    built(sources, compared, generations, records, progress)
}

/// Builds the index of `sources` in the directory `dir`, as [`build`] does, unless it is up to date: the index has this
/// manifest, was built from the `recorded` inputs by this version, and these have not changed. `begin` is called before
/// a build begins.
///
/// # Errors
/// The errors of [`build`].
pub fn update(
    sources: &Sources,
    dir: &Path,
    (manifest, recorded): (&Manifest, &Inputs),
    progress: &Progress,
    begin: impl FnOnce(),
) -> Result<Updated> {
    let mut diagnostics = Vec::new();
    let sites = corpus::sites(&sources.roots, &sources.options, &mut diagnostics)?;
    let look = Look::at(sites, sources, diagnostics);
    let is_of_old = manifest.generation == recorded.generation;
    let may_be_current =
        is_of_old && manifest.analysis_is_current() && recorded.span.holds(sources.options.now);
    if may_be_current && look.is_as(recorded) {
        Generations::tidy(dir, manifest);
        return Ok(Updated::Current(look.into()));
    }
    let records = old_records(sources, dir, manifest);
    let compared = look.compared(sources, Some(recorded).filter(|_| is_of_old), records.as_deref());
    if may_be_current && compared.is_as(sources, recorded, records.as_deref()) {
        if records.is_some() || !sources.can_go_on() {
            compared.remember(dir, manifest, recorded);
        }
        return Ok(Updated::Current(compared.into()));
    }
    begin();
    let generations = Generations::take(dir)?;
    // Another build may have seen more meanwhile.
    if generations.old.as_ref().is_none_or(|old| old == manifest) {
        return built(sources, compared, generations, records, progress)
            .map(|built| Updated::Built(Box::new(built)));
    }
    drop(generations);
    build(sources, dir, progress).map(|built| Updated::Built(Box::new(built)))
}

fn built(
    sources: &Sources,
    compared: Compared,
    generations: Generations,
    records: Option<Vec<PageRecord>>,
    progress: &Progress,
) -> Result<Built> {
    let Compared { content, inputs, diagnostics } = compared;
    let lexicon = SiteLexicon::load(&sources.lexicons)?;
    let build = Build {
        sources,
        content: &content,
        lexicon: &lexicon,
        inputs,
        diagnostics,
        progress,
        ids: Ids::default(),
        read: (0, 0),
    };
    match records.and_then(|records| build.changes(&generations, records)) {
        Some(changes) => build.incremental(generations, changes),
        None => build.whole(generations),
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

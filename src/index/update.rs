//! Sources → an index: what is read, whether it has changed, and the way from files to a published generation.

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
    /// Files of translations that were learned from the sites' own pages.
    pub lexicons: Vec<PathBuf>,
    /// How they are read.
    pub options: CorpusOptions,
    /// Whether files are analysed that have not changed since the last build.
    pub full: bool,
    /// Bytes of memory that a build means to stay within; a page that is longer than a fraction of it takes more.
    pub memory: u64,
}

impl Default for Sources {
    fn default() -> Self {
        let options = CorpusOptions::default();
        Self { roots: vec![], jsonl: vec![], lexicons: vec![], options, full: false, memory: Self::MEMORY }
    }
}

impl Sources {
    /// Memory of a build that is not told otherwise: a site of a few thousand pages becomes one segment without a
    /// merge.
    pub const MEMORY: u64 = 512 << 20;

    /// Whether a build may go on from the one before: documents come without anything to tell them by.
    pub(super) fn can_go_on(&self) -> bool {
        self.jsonl.is_empty()
    }
}

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// What the index holds now.
    pub manifest: Manifest,
    /// What is wrong with the content, whether it was read just now or by a build before.
    pub diagnostics: Vec<Diagnostic>,
}

/// Called with the bytes of content that are read and analysed, and of all that are to be; when the two are the same, what
/// is left is to put them in order and on the disk.
pub struct Progress(Box<dyn Fn(u64, u64)>);

impl Progress {
    /// Progress that is told to `tell`.
    pub fn new(tell: impl Fn(u64, u64) + 'static) -> Self {
        Self(Box::new(tell))
    }

    /// Progress that nobody watches.
    pub fn silent() -> Self {
        Self::new(|_, _| {})
    }

    pub(super) fn tell(&self, done: u64, of: u64) {
        self.0(done, of);
    }
}

/// What came of an update.
pub enum Updated {
    /// The index was built again.
    Built(Box<Built>),
    /// There was nothing to do.
    Current(Current),
}

/// Builds the index of `sources` in `dir`. Where the index that is there was built from the same sites by the same
/// version, only files that have changed since are analysed, unless [`Sources::full`] says otherwise.
///
/// # Errors
/// [`Error::NoPages`] if there is nothing to index, and whatever keeps a root from being read or the index from being
/// written; the index is then what it was before.
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

/// As [`build`], unless the index in `dir`, which has this manifest and was built from what is `recorded`, was built from
/// `sources` as they are now, by this version. Whether it was is known before `begin` is told.
///
/// # Errors
/// As [`build`].
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

/// What an index was built from that says this of it; `None` if that is not there any more.
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

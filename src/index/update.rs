//! Sources → an index: what is read, whether it has changed, and the way from files to a published generation.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::build::{Build, old_records};
use super::content::{Content, ContentFile, absolute};
use super::generations::Generations;
use super::ids::Ids;
use super::inputs::nanoseconds;
use super::unchanged::Unchanged;
use super::{Inputs, Manifest, PageRecord, SiteLexicon, Stamp};
use crate::corpus::{self, CorpusOptions, Site, Span, Warning};
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
    pub anew: bool,
    /// Bytes of memory that a build means to stay within; a page that is longer than a fraction of it takes more.
    pub memory: u64,
}

impl Default for Sources {
    fn default() -> Self {
        let options = CorpusOptions::default();
        Self { roots: vec![], jsonl: vec![], lexicons: vec![], options, anew: false, memory: Self::MEMORY }
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
    /// What was wrong with single values and pages.
    pub warnings: Vec<Warning>,
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

/// Builds the index of `sources` in `dir`. Where the index that is there was built from the same sites by the same
/// version, only files that have changed since are analysed, unless [`Sources::anew`] says otherwise.
///
/// # Errors
/// [`Error::NoPages`] if there is nothing to index, and whatever keeps a root from being read or the index from being
/// written; the index is then what it was before.
pub fn build(sources: &Sources, dir: &Path, progress: &Progress) -> Result<Built> {
    let mut warnings = Vec::new();
    let sites = corpus::sites(&sources.roots, &sources.options, &mut warnings)?;
    // Before anything is looked at: what another build sees later is not overwritten with what was seen here.
    let generations = Generations::take(dir)?;
    let (look, (recorded, old)) = rayon::join(
        || Look::at(sites, sources, warnings),
        || (Inputs::read(dir), old_records(sources, &generations)),
    );
    built(sources, look, generations, (recorded.as_ref(), old), progress)
}

/// As [`build`], unless the index in `dir`, which has this manifest and was built from what is `recorded`, was built from
/// `sources` as they are now, by this version: then `None`. Whether it was is known before `begin` is told.
///
/// # Errors
/// As [`build`].
pub fn update(
    sources: &Sources,
    dir: &Path,
    (manifest, recorded): (&Manifest, &Inputs),
    progress: &Progress,
    begin: impl FnOnce(),
) -> Result<Option<Built>> {
    let mut warnings = Vec::new();
    let sites = corpus::sites(&sources.roots, &sources.options, &mut warnings)?;
    let look = Look::at(sites, sources, warnings);
    let is_ours = manifest.generation == recorded.generation && manifest.analysis_is_current();
    if is_ours && recorded.span.holds(sources.options.now) && look.inputs.is_as(recorded) {
        Generations::tidy(dir, manifest);
        return Ok(None);
    }
    begin();
    let generations = Generations::take(dir)?;
    // Another build may have seen more meanwhile.
    if generations.old.as_ref().is_none_or(|old| old == manifest) {
        let old = old_records(sources, &generations);
        return built(sources, look, generations, (Some(recorded), old), progress).map(Some);
    }
    drop(generations);
    build(sources, dir, progress).map(Some)
}

/// What there is to index, as it was when somebody looked.
struct Look {
    content: Content,
    /// What the files were like before they are read: one that changes meanwhile is out of date.
    inputs: Inputs,
    warnings: Vec<Warning>,
}

impl Look {
    fn at(sites: Vec<Site>, sources: &Sources, mut warnings: Vec<Warning>) -> Self {
        let seen = nanoseconds(SystemTime::now()).unwrap_or_default();
        let content = Content::listed(sites, &mut warnings);
        let inputs = inputs(sources, &content, seen);
        Self { content, inputs, warnings }
    }
}

fn built(
    sources: &Sources,
    look: Look,
    generations: Generations,
    (recorded, old): (Option<&Inputs>, Option<Vec<PageRecord>>),
    progress: &Progress,
) -> Result<Built> {
    let Look { content, inputs, warnings } = look;
    let content = content.placed();
    let lexicon = SiteLexicon::load(&sources.lexicons)?;
    let of_old = |recorded: &&Inputs| {
        generations.old.as_ref().is_some_and(|old| old.generation == recorded.generation)
    };
    let content = match (&old, recorded.filter(of_old)) {
        _ if !sources.can_go_on() => content,
        (Some(records), Some(recorded)) => {
            let unchanged = Unchanged::new(records, recorded);
            content.fingerprinted(|site, file| unchanged.fingerprint(site, file))
        }
        _ => content.fingerprinted(|_, _| None),
    };
    let build = Build {
        sources,
        content: &content,
        lexicon: &lexicon,
        inputs,
        warnings,
        progress,
        ids: Ids::default(),
        read: (0, 0),
    };
    match old.and_then(|records| build.changes(&generations, records)) {
        Some(changes) => build.patch(generations, changes),
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
        anew: false,
        memory: recorded.memory,
    })
}

/// What an index of `content` is built from, at which somebody looked at the time `seen`.
fn inputs(sources: &Sources, content: &Content, seen: i64) -> Inputs {
    let sites = &content.sites;
    let all = |paths: &[PathBuf]| paths.iter().map(|path| absolute(path)).collect::<Vec<_>>();
    let configs = sites.iter().flat_map(|site| site.config_files().iter());
    let others = configs.chain(&sources.jsonl).chain(&sources.lexicons);
    let others = others.filter_map(|path| Some((absolute(path), Stamp::of(path)?)));
    // What the walk has seen already.
    let files = content.files.iter().filter_map(|ContentFile { file, absolute, .. }| {
        Some((absolute.clone(), Stamp::new(file.len, file.modified?, file.changed)?))
    });
    Inputs {
        generation: String::new(),
        roots: all(&sources.roots),
        jsonl: all(&sources.jsonl),
        lexicons: all(&sources.lexicons),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        options: serde_json::to_string(&sources.options).unwrap_or_default(),
        sites: sites.iter().map(|site| (site.name.clone(), absolute(&site.root))).collect(),
        fingerprints: content.common.clone(),
        span: Span::default(),
        memory: sources.memory,
        seen,
        files: files.chain(others).collect(),
    }
}

//! Sources → an index: what is read, whether it has changed, and the way from files to a published generation.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::build::Build;
use super::content::Content;
use super::generations::Generations;
use super::{Analysis, Inputs, Manifest, SiteLexicon, Stamp};
use crate::corpus::{self, CorpusOptions, Span, Warning};
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
    let content = Content::of(&sites, &mut warnings);
    // What the files are like before they are read: one that changes meanwhile is out of date.
    let inputs = inputs(sources, &content);
    // No build goes on from one with documents.
    let content = if sources.jsonl.is_empty() { content.fingerprinted() } else { content };
    let lexicon = SiteLexicon::load(&sources.lexicons)?;
    let build = Build {
        sources,
        content: &content,
        lexicon: &lexicon,
        inputs,
        warnings,
        progress,
        ids: HashSet::new(),
    };
    if sources.anew {
        return build.whole(generations);
    }
    match build.changes(&generations) {
        Some(changes) => build.patch(generations, changes),
        None => build.whole(generations),
    }
}

/// Whether the index in `dir` was built from `sources` as they are now, by this version.
///
/// # Errors
/// If a root cannot be read.
pub fn is_current(dir: &Path, sources: &Sources) -> Result<bool> {
    let Some(recorded) = Inputs::read(dir) else { return Ok(false) };
    let sites = corpus::sites(&sources.roots, &sources.options, &mut Vec::new())?;
    let mut now = inputs(sources, &Content::listed(&sites));
    now.generation.clone_from(&recorded.generation);
    (now.span, now.memory) = (recorded.span, recorded.memory);
    let manifest = Manifest::read(dir)?;
    let is_ours = manifest.generation == recorded.generation && manifest.analysis == *Analysis::current();
    Ok(is_ours && now == recorded && recorded.span.holds(sources.options.now))
}

/// What the index in `dir` was built from; `None` if it does not say, or that is not there any more.
pub fn recorded_sources(dir: &Path) -> Option<Sources> {
    let recorded = Inputs::read(dir).filter(Inputs::are_reachable)?;
    let options = serde_json::from_str(&recorded.options).ok()?;
    let Inputs { roots, jsonl, lexicons, memory, .. } = recorded;
    Some(Sources { roots, jsonl, lexicons, options, anew: false, memory })
}

/// Where the files of each site of the index in `dir` are, as far as that is known.
pub fn site_roots(dir: &Path) -> BTreeMap<String, PathBuf> {
    Inputs::read(dir).map(|inputs| inputs.sites).unwrap_or_default()
}

fn inputs(sources: &Sources, content: &Content) -> Inputs {
    let sites = content.sites;
    let absolute = |paths: &[PathBuf]| {
        paths
            .iter()
            .map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()))
            .collect::<Vec<_>>()
    };
    let one = |path: &Path| absolute(&[path.to_owned()]).remove(0);
    let configs = sites.iter().flat_map(|site| site.config_files().iter());
    let others = configs.chain(&sources.jsonl).chain(&sources.lexicons);
    let others = others.filter_map(|path| Some((one(path), Stamp::of(path)?)));
    // What the walk has seen already.
    let files = content
        .files
        .iter()
        .filter_map(|(_, file, _)| Some((one(&file.full_path), Stamp::new(file.len, file.modified?)?)));
    Inputs {
        generation: String::new(),
        roots: absolute(&sources.roots),
        jsonl: absolute(&sources.jsonl),
        lexicons: absolute(&sources.lexicons),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        options: serde_json::to_string(&sources.options).unwrap_or_default(),
        sites: sites.iter().map(|site| (site.name.clone(), one(&site.root))).collect(),
        fingerprints: content.common.clone(),
        span: Span::default(),
        memory: sources.memory,
        files: files.chain(others).collect(),
    }
}

//! Sources → an index: what is read, whether it has changed, and the way from files to a published generation.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Analysis, Draft, Inputs, Manifest, SiteLexicon, Stamp};
use crate::corpus::{self, CorpusOptions, Page, PageOutcome, Site, SourceFile, Warning};
use crate::error::{Error, Result};
use crate::language;

/// How many files are read and analysed before their documents are written: what is held in memory at once.
const BATCH: usize = 256;

/// What an index is built from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Hugo projects, content directories, directories of Markdown.
    pub roots: Vec<PathBuf>,
    /// Files of JSON documents.
    pub jsonl: Vec<PathBuf>,
    /// Files of translations that were learned from the sites' own pages.
    pub lexicons: Vec<PathBuf>,
    /// How they are read.
    pub options: CorpusOptions,
}

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// What the index holds now.
    pub manifest: Manifest,
    /// What was wrong with single values and pages.
    pub warnings: Vec<Warning>,
}

/// Called with the number of files done and of all files.
pub struct Progress(Box<dyn Fn(usize, usize)>);

impl Progress {
    /// Progress that is told to `tell`.
    pub fn new(tell: impl Fn(usize, usize) + 'static) -> Self {
        Self(Box::new(tell))
    }

    /// Progress that nobody watches.
    pub fn silent() -> Self {
        Self::new(|_, _| {})
    }
}

/// Builds the index of `sources` in `dir`.
///
/// # Errors
/// [`Error::NoPages`] if there is nothing to index, and whatever keeps a root from being read or the index from being
/// written; the index is then what it was before.
pub fn build(sources: &Sources, dir: &Path, progress: &Progress) -> Result<Built> {
    let mut warnings = Vec::new();
    let sites = corpus::sites(&sources.roots, &sources.options, &mut warnings)?;
    let files: Vec<(&Site, SourceFile)> = sites
        .iter()
        .flat_map(|site| site.files(&mut warnings).into_iter().map(move |file| (site, file)))
        .collect();
    // What the files are like before they are read: one that changes meanwhile is out of date.
    let inputs = inputs(sources, &sites, files.iter().map(|(_, file)| file));
    let mut draft = Draft::begin(dir)?;
    let fields = draft.fields();
    for site in &sites {
        draft.site(&site.name);
    }
    let lexicon = SiteLexicon::load(&sources.lexicons)?;
    let mut pages = 0;
    let mut ids = HashSet::new();
    let mut unknown: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut note_language = |page: &Page, path: &Path| {
        if let Some(tag) = page.declared_lang.as_ref().filter(|tag| !language::is_known(tag)) {
            unknown.entry(tag.clone()).or_insert_with(|| path.to_owned());
        }
    };
    for (i, batch) in files.chunks(BATCH).enumerate() {
        progress.0(i * BATCH, files.len());
        let read: Vec<_> = batch
            .par_iter()
            .map(|(site, file)| {
                let mut warnings = Vec::new();
                let outcome = site.page(file, &mut warnings);
                let prepared = match outcome {
                    PageOutcome::Page(page) => {
                        let candidates: Vec<&str> = site.languages().iter().map(String::as_str).collect();
                        let documents = Draft::prepare(&fields, &page, &candidates);
                        Some((page, documents))
                    }
                    PageOutcome::NotPublished(_) | PageOutcome::Unreadable => None,
                };
                (prepared, warnings)
            })
            .collect();
        for ((site, file), (prepared, page_warnings)) in batch.iter().zip(read) {
            warnings.extend(page_warnings);
            match prepared {
                Some((page, documents)) => {
                    pages += 1;
                    note_language(&page, &file.full_path);
                    if !sources.jsonl.is_empty() {
                        ids.extend(page.sections.iter().map(|section| section.id.clone()));
                    }
                    draft.add(&page, documents)?;
                }
                None => draft.leave_out(&site.name),
            }
        }
    }
    progress.0(files.len(), files.len());
    for path in &sources.jsonl {
        let documents: Vec<Page> = corpus::jsonl(path, &mut warnings)?;
        pages += documents.len();
        for mut page in documents {
            page.sections.retain(|section| {
                ids.insert(section.id.clone()) || {
                    let message =
                        format!("the id `{}` is taken already, so this document was left out", section.id);
                    warnings.push(Warning {
                        path: path.clone(),
                        line: Some(section.line),
                        kind: "same-id",
                        message,
                    });
                    false
                }
            });
            note_language(&page, path);
            let prepared = Draft::prepare(&fields, &page, &[]);
            draft.add(&page, prepared)?;
        }
    }
    for (tag, path) in unknown {
        let message = format!("`{tag}` has no stemmer here, so its words are found as they are written");
        warnings.push(Warning { path, line: None, kind: "no-stemmer", message });
    }
    if pages == 0 {
        let roots = sources.roots.iter().chain(&sources.jsonl).map(|root| root.display().to_string());
        return Err(Error::NoPages { roots: roots.collect::<Vec<_>>().join(", ") });
    }
    for warning in &warnings {
        draft.count_warning(warning.kind);
    }
    lexicon.write(draft.path())?;
    let manifest = draft.publish(inputs)?;
    Ok(Built { manifest, warnings })
}

/// Whether the index in `dir` was built from `sources` as they are now, by this version.
///
/// # Errors
/// If a root cannot be read.
pub fn is_current(dir: &Path, sources: &Sources) -> Result<bool> {
    let Some(recorded) = Inputs::read(dir) else { return Ok(false) };
    let mut ignored = Vec::new();
    let sites = corpus::sites(&sources.roots, &sources.options, &mut ignored)?;
    let files: Vec<SourceFile> = sites.iter().flat_map(|site| site.files(&mut ignored)).collect();
    let mut now = inputs(sources, &sites, files.iter());
    now.generation.clone_from(&recorded.generation);
    let manifest = Manifest::read(dir)?;
    let is_ours = manifest.generation == recorded.generation && manifest.analysis == *Analysis::current();
    Ok(is_ours && now == recorded)
}

/// What the index in `dir` was built from; `None` if it does not say, or that is not there any more.
pub fn recorded_sources(dir: &Path) -> Option<Sources> {
    let recorded = Inputs::read(dir).filter(Inputs::are_reachable)?;
    let options = serde_json::from_str(&recorded.options).ok()?;
    Some(Sources { roots: recorded.roots, jsonl: recorded.jsonl, lexicons: recorded.lexicons, options })
}

/// Where the files of each site of the index in `dir` are, as far as that is known.
pub fn site_roots(dir: &Path) -> BTreeMap<String, PathBuf> {
    Inputs::read(dir).map(|inputs| inputs.sites).unwrap_or_default()
}

fn inputs<'a>(sources: &Sources, sites: &[Site], files: impl Iterator<Item = &'a SourceFile>) -> Inputs {
    let absolute = |paths: &[PathBuf]| {
        paths
            .iter()
            .map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()))
            .collect::<Vec<_>>()
    };
    let configs = sites.iter().flat_map(|site| site.config_files().iter());
    let watched =
        files.map(|file| &file.full_path).chain(configs).chain(&sources.jsonl).chain(&sources.lexicons);
    Inputs {
        generation: String::new(),
        roots: absolute(&sources.roots),
        jsonl: absolute(&sources.jsonl),
        lexicons: absolute(&sources.lexicons),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        options: serde_json::to_string(&sources.options).unwrap_or_default(),
        sites: sites
            .iter()
            .map(|site| (site.name.clone(), absolute(std::slice::from_ref(&site.root)).remove(0)))
            .collect(),
        files: watched
            .filter_map(|path| Some((absolute(std::slice::from_ref(path)).remove(0), Stamp::of(path)?)))
            .collect(),
    }
}

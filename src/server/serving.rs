//! The index in force, and how a newer one takes its place.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use timra_corpus::Moment;
use timra_engine::{Engine, Query};
use timra_format::{Analysis, Error, Manifest, Result, Watched};
use xxhash_rust::xxh3::xxh3_64;

use super::limits;
use super::metrics::Metrics;

/// One generation of an index, open for answers.
pub struct Generation {
    pub engine: Engine,
    /// Tag that no other index and no other program has, safe in a header.
    pub tag: String,
    /// [`Manifest::number`] of its manifest; `None` if a newer one is there already.
    number: Option<u128>,
    files: Watched,
}

impl Generation {
    /// Opens the index in `dir` and makes sure that it is whole.
    ///
    /// # Errors
    /// As [`Engine::open_whole`].
    pub fn open(dir: &Path) -> Result<Self> {
        loop {
            // Looked at first: what is published meanwhile is then seen as newer.
            let number = Manifest::number(dir);
            match Manifest::read(dir).and_then(|manifest| Self::verified(dir, manifest, number)) {
                // Its files may be missing only because a newer one has been published, and they were removed.
                Err(_) if Manifest::number(dir) != number => {}
                opened => return opened,
            }
        }
    }

    /// Opens the index in `dir` and makes sure that it is whole. If its files are not all there yet, opens the
    /// generation before.
    ///
    /// # Errors
    /// As [`Generation::open`].
    pub fn open_any(dir: &Path) -> Result<Self> {
        Self::open(dir).or_else(|error| match timra_index::before(dir) {
            Some(before) => Self::verified(dir, before, None),
            None => Err(error),
        })
    }

    fn verified(dir: &Path, manifest: Manifest, number: Option<u128>) -> Result<Self> {
        let files = Watched::open(dir, &manifest)?;
        let first = Query { limit: 1, ..Query::new("timra") };
        let (engine, _) = Engine::open_generation(dir, manifest, |engine| engine.search(&first))?;
        let manifest = engine.manifest();
        if !files.are_in_place() {
            let what = "its files were replaced while they were opened".into();
            return Err(Error::BrokenIndex { path: manifest.generation_path(dir), what });
        }
        // Another program may answer otherwise from the same index.
        let content = serde_json::to_vec(&(manifest, program())).unwrap_or_default();
        let tag = format!("{}-{:016x}", manifest.generation, xxh3_64(&content));
        Ok(Self { engine, tag, number, files })
    }

    /// Asks the engine; the answer counts only if the files were whole before and after.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if they are not any more, and those of `ask`.
    pub fn ask<T>(&self, ask: impl Fn(&Engine) -> Result<T>) -> Result<T> {
        self.files.read(|| ask(&self.engine))
    }
}

/// What tells this program from others, on any machine that it is copied to.
fn program() -> (&'static str, Option<(u64, Moment)>) {
    let file = std::env::current_exe().and_then(std::fs::metadata).ok();
    let stamp = file.and_then(|file| Some((file.len(), file.modified().ok()?.into())));
    (env!("CARGO_PKG_VERSION"), stamp)
}

/// A newer index that could not be taken up.
#[derive(Debug, Clone)]
struct Refused {
    number: Option<u128>,
    why: String,
    reason: String,
    pause: Duration,
    next_try: Instant,
}

/// Holds the generation in force.
pub struct Serving {
    dir: PathBuf,
    current: ArcSwap<Generation>,
    refused: Mutex<Option<Refused>>,
}

impl Serving {
    /// Serves `first` until another generation is published in `dir`.
    pub fn new(dir: PathBuf, first: Generation) -> Self {
        Self { dir, current: ArcSwap::from_pointee(first), refused: Mutex::new(None) }
    }

    /// The generation in force. A request asks once and keeps to it, so that it never sees two.
    pub fn current(&self) -> Arc<Generation> {
        self.current.load_full()
    }

    /// Why a newer index is not served, in words that any client may read; `None` if there is none.
    pub fn refused(&self) -> Option<String> {
        self.locked().as_ref().map(|refused| refused.reason.clone())
    }

    /// Takes up a newer index if there is one and it is whole; otherwise the old one stays in force. This blocks.
    pub fn look(&self, metrics: &Metrics) {
        let number = Manifest::number(&self.dir);
        let current = self.current.load();
        if number == current.number && current.files.changes().is_ok() {
            *self.locked() = None;
            metrics.index_stale.set(0);
            return;
        }
        let before = self.locked().clone().filter(|refused| refused.number == number);
        if before.as_ref().is_some_and(|refused| Instant::now() < refused.next_try) {
            return;
        }
        // A damaged index may well make what reads it panic.
        let dir = &self.dir;
        let opened = std::panic::catch_unwind(|| Generation::open(dir));
        match opened.unwrap_or_else(|_| Err(self.panicked())) {
            Ok(generation) => {
                let (name, tag) = (generation.engine.manifest().generation.clone(), generation.tag.clone());
                metrics.index_generation.inc();
                metrics.index_stale.set(0);
                metrics.reloads.inc();
                self.current.store(Arc::new(generation));
                *self.locked() = None;
                tracing::info!(generation = name, tag, "a newer index is served");
                if self.current.load().engine.manifest().analysis != *Analysis::current() {
                    tracing::warn!(
                        "it was built with another analysis than this program's and answers worse"
                    );
                }
            }
            Err(error) => {
                metrics.failed_reloads.inc();
                metrics.index_stale.set(1);
                let why = error.to_string();
                if before.as_ref().is_none_or(|refused| refused.why != why) {
                    tracing::error!(why, "a newer index is refused, the old one is served on");
                }
                let pause = before.map_or(limits::LOOK, |refused| (refused.pause * 2).min(limits::RETRY));
                let (reason, next_try) = (reason(&error), Instant::now() + pause);
                *self.locked() = Some(Refused { number, why, reason, pause, next_try });
            }
        }
    }

    fn panicked(&self) -> Error {
        Error::BrokenIndex { path: self.dir.clone(), what: "reading it failed".into() }
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Option<Refused>> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a client may know of an error: not where the files of this machine are, which is for the log alone.
fn reason(error: &Error) -> String {
    let what = match error {
        Error::IndexFormat { found, known, .. } => {
            format!("it has format {found}, and this timra reads format {known}")
        }
        Error::BrokenIndex { .. } | Error::Tantivy { .. } => "it is broken".to_owned(),
        Error::NoIndex { .. } => "it is not there any more".to_owned(),
        Error::ForeignIndex { .. } => "it was not made by timra".to_owned(),
        _ => "it cannot be read".to_owned(),
    };
    format!("{what}; the server's log says more")
}

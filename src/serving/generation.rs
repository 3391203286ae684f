//! One generation of an index, open for answers.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use timra_engine::{Engine, Query};
use timra_format::{Error, Manifest, Result, Watched, before};
use xxhash_rust::xxh3::xxh3_64;

/// One generation of an index, open for answers. It stays as it is; a newer one takes its place.
pub struct Generation {
    engine: Engine,
    tag: String,
    /// [`Manifest::number`] of its manifest; `None` if a newer one is there already.
    number: Option<u128>,
    published: Option<SystemTime>,
    files: Watched,
}

impl Generation {
    /// Opens the index in `dir` and makes sure that it is whole. Files that the generation `before` has, too, are not read
    /// again.
    ///
    /// # Errors
    /// As [`Engine::open_whole`].
    pub fn open(dir: &Path, before: Option<&Self>) -> Result<Self> {
        loop {
            // Looked at first: what is published meanwhile is then seen as newer.
            let number = Manifest::number(dir);
            let opened =
                Manifest::read(dir).and_then(|manifest| Self::verified(dir, (manifest, number), before));
            match opened {
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
        Self::open(dir, None).or_else(|error| match before(dir) {
            Some(before) => Self::verified(dir, (before, None), None),
            None => Err(error),
        })
    }

    fn verified(
        dir: &Path,
        (manifest, number): (Manifest, Option<u128>),
        before: Option<&Self>,
    ) -> Result<Self> {
        let files = Watched::open(dir, &manifest)?;
        let first = Query { limit: 1, ..Query::new("timra") };
        let known = |manifest: &Manifest, name: &str| {
            before.is_some_and(|it| {
                it.files.has(&manifest.generation_path(dir).join(name), &manifest.files[name])
            })
        };
        let (engine, _) = Engine::open_generation(dir, manifest, &known, |engine| engine.search(&first))?;
        let manifest = engine.manifest();
        if !files.are_in_place() {
            let what = "its files were replaced while they were opened".into();
            return Err(Error::BrokenIndex { path: manifest.generation_path(dir), what });
        }
        // Another program may answer otherwise from the same index.
        let content = serde_json::to_vec(&(manifest, program())).unwrap_or_default();
        let tag = format!("{}-{:016x}", manifest.generation, xxh3_64(&content));
        let published = std::fs::metadata(manifest.generation_path(dir)).and_then(|it| it.modified()).ok();
        Ok(Self { engine, tag, number, published, files })
    }

    /// What the index says of itself.
    pub fn manifest(&self) -> &Manifest {
        self.engine.manifest()
    }

    /// A name for all answers of this generation: no other index has it, and no other program. It has letters, digits and
    /// hyphens only.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// When the generation was built, or copied to this machine; `None` if the file system does not say.
    pub fn published(&self) -> Option<SystemTime> {
        self.published
    }

    /// Asks the engine; the answer counts only if the files were whole before and after.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if they are not any more, and those of `ask`.
    pub fn ask<T>(&self, ask: impl Fn(&Engine) -> Result<T>) -> Result<T> {
        self.files.read(|| ask(&self.engine))
    }

    /// Whether it is the one whose manifest has this number, and all of its files are what was opened.
    pub(super) fn is_in_force(&self, number: Option<u128>) -> bool {
        self.number.is_some() && self.number == number && self.files.changes().is_ok()
    }
}

/// What tells this program from others, on any machine that it is copied to.
fn program() -> (&'static str, Option<(u64, u64, u32)>) {
    let stamp = || {
        let file = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
        let modified = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some((file.len(), modified.as_secs(), modified.subsec_nanos()))
    };
    (env!("CARGO_PKG_VERSION"), stamp())
}

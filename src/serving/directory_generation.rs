//! One generation of an index in a directory.

use std::path::Path;
use std::time::SystemTime;

use timra_engine::{
    Clock, Engine, ExplainedResults, HitTranslation, Outline, Query, RelatedSections, Results, WholePage,
    WholeSection,
};
use timra_format::{Manifest, Watched, before};
use timra_plan::question::Choices;

use super::tag::tag;
use super::{Error, Generation, Result};

/// One generation of an index in a directory, open for answers.
pub(super) struct DirectoryGeneration {
    engine: Engine,
    tag: String,
    /// [`Manifest::number`] of its manifest; `None` if a newer one is there already.
    number: Option<u128>,
    published: Option<SystemTime>,
    files: Watched,
}

impl DirectoryGeneration {
    /// Opens the index in `dir` and makes sure that it is whole. Files that the generation `before` has, too, are not read
    /// again.
    ///
    /// # Errors
    /// As [`Engine::open_whole`].
    pub(super) fn open(dir: &Path, before: Option<&Self>) -> Result<Self> {
        loop {
            // Looked at first: what is published meanwhile is then seen as newer.
            let number = Manifest::number(dir);
            let opened = Manifest::read(dir)
                .map_err(Error::from)
                .and_then(|manifest| Self::verified(dir, (manifest, number), before));
            match opened {
                // Files of the index may be missing only because a newer one has been published, and they were removed.
                Err(_) if Manifest::number(dir) != number => {}
                opened => return opened,
            }
        }
    }

    /// Opens the index in `dir` and makes sure that it is whole. If its files are not all there yet, opens the
    /// generation before.
    ///
    /// # Errors
    /// As [`DirectoryGeneration::open`].
    pub(super) fn open_any(dir: &Path) -> Result<Self> {
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
            let path = manifest.generation_path(dir);
            return Err(Error::Index(timra_format::Error::BrokenIndex { path, what }));
        }
        let tag = tag(&manifest.generation, manifest);
        let published = std::fs::metadata(manifest.generation_path(dir)).and_then(|it| it.modified()).ok();
        Ok(Self { engine, tag, number, published, files })
    }

    /// Asks the engine; the answer counts only if the files were whole before and after.
    fn ask<T>(&self, ask: impl Fn(&Engine) -> timra_format::Result<T>) -> Result<T> {
        Ok(self.files.read(|| ask(&self.engine))?)
    }
}

impl Generation for DirectoryGeneration {
    fn manifest(&self) -> &Manifest {
        self.engine.manifest()
    }

    fn tag(&self) -> &str {
        &self.tag
    }

    fn published(&self) -> Option<SystemTime> {
        self.published
    }

    fn is_in_force(&self, published: Option<u128>) -> bool {
        self.number.is_some() && self.number == published && self.files.changes().is_ok()
    }

    fn search(&self, query: &Query, clock: &dyn Clock) -> Result<Results> {
        self.ask(|engine| engine.search_by(query, clock))
    }

    fn explain(&self, query: &Query, clock: &dyn Clock) -> Result<ExplainedResults> {
        self.ask(|engine| engine.explain_by(query, clock))
    }

    fn section(&self, name: &str, _: &dyn Clock) -> Result<Option<WholeSection>> {
        self.ask(|engine| engine.section(name))
    }

    fn page(&self, name: &str, _: &dyn Clock) -> Result<Option<WholePage>> {
        self.ask(|engine| engine.page(name))
    }

    fn translations(&self, name: &str, _: &dyn Clock) -> Result<Vec<HitTranslation>> {
        self.ask(|engine| engine.translations(name))
    }

    fn related(&self, name: &str, limit: usize, clock: &dyn Clock) -> Result<Option<RelatedSections>> {
        self.ask(|engine| engine.related(name, limit, clock))
    }

    fn outline(&self, choices: &Choices, from: usize, most: usize, clock: &dyn Clock) -> Result<Outline> {
        self.ask(|engine| engine.outline(choices, from, most, clock))
    }
}

//! Builds and updates of an index, from its sources.

use std::path::Path;

use timra_corpus as corpus;
use timra_format::{Manifest, SiteLexicon};

use super::build::{Build, old_records};
use super::generations::Generations;
use super::look::{Compared, Look};
use super::reading::Reading;
use super::{Built, Current, Inputs, Memory, PageRecord, Progress, Sources};
use crate::error::Result;

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
/// [`crate::Error::NoPages`] if there is nothing to index, [`crate::Error::Busy`] if another process builds the index,
/// and other errors if a root cannot be read or the index cannot be written; the index is then what it was before.
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
    let reading = Reading::begin(Memory(sources.memory), progress, diagnostics);
    let build = Build { sources, content: &content, lexicon: &lexicon, inputs, reading };
    match records.and_then(|records| build.changes(&generations, records)) {
        Some(changes) => build.incremental(generations, changes),
        None => build.whole(generations),
    }
}

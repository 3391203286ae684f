//! Opens an index that is about to be searched.

use std::path::Path;

use timra_engine::Engine;
use timra_index::{Inputs, Verified};

use super::{Failure, cache, up_to_date};
use crate::cli::IndexDir;

/// An index that answers.
pub(crate) struct Opened<T> {
    /// What answers.
    pub engine: Engine,
    /// The first answer of the engine.
    pub first: T,
    /// What it was built from; none if it does not say.
    pub inputs: Option<Inputs>,
}

/// Opens the index, as [`up_to_date::ensure`] leaves it, and asks it what `first` asks.
///
/// Whether the content has changed and whether the files are whole takes about as long to find out, and it rarely has:
/// both are looked at in one go.
pub(crate) fn open<T: Send>(
    index: &IndexDir,
    frozen: bool,
    first: impl Fn(&Engine) -> timra_format::Result<T> + Sync,
) -> Result<Opened<T>, Failure> {
    let dir = index.path();
    let open = || {
        open_verified(&dir, &first).or_else(|error| match timra_format::before(&dir) {
            Some(before) => {
                say!("warning: {}; until then, the index before it answers", Failure::from(error).told());
                Engine::open_generation(&dir, before, &|_, _| false, &first)
            }
            None => Err(error),
        })
    };
    let (current, opened) = rayon::join(|| up_to_date::ensure(index, frozen), open);
    let current = current?;
    let (engine, first) = if current.is_new { open()? } else { opened? };
    super::difference::warn_of_analysis(&dir, engine.manifest());
    Ok(Opened { engine, first, inputs: current.inputs })
}

/// Opens the index in `dir` after its files were read to the last byte, unless an earlier command has found these very files
/// whole.
fn open_verified<T>(
    dir: &Path,
    first: impl Fn(&Engine) -> timra_format::Result<T>,
) -> timra_format::Result<(Engine, T)> {
    let Some(verified) = cache::path().and_then(|cache| Verified::read(&cache, dir)) else {
        return Engine::open_whole(dir, first);
    };
    let opened = Engine::open_known(dir, &|manifest, name| verified.knows(manifest, name), first)?;
    verified.remember(opened.0.manifest());
    Ok(opened)
}

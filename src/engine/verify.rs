//! Whether an index is whole.

use std::path::Path;

use timra_format::{Manifest, Result};

use super::engine::Engine;
use super::{Query, Results};

impl Engine {
    /// Opens the index in `dir` after it has compared every byte of its files with the checksums that were written with
    /// them, and lets it answer the query `first`, so that what is damaged is found before anybody is told an answer.
    ///
    /// # Errors
    /// [`crate::Error::BrokenIndex`] if a file is damaged, and as [`Engine::open`] and [`Engine::search`].
    pub fn open_whole(dir: &Path, first: &Query) -> Result<(Self, Results)> {
        Self::asked(Self::of(dir, timra_format::open_whole(dir)?)?, first)
    }

    /// As [`Engine::open_whole`], of the generation that `manifest` names.
    ///
    /// # Errors
    /// As [`Engine::open_whole`].
    pub fn open_generation(dir: &Path, manifest: Manifest, first: &Query) -> Result<(Self, Results)> {
        Self::asked(Self::of(dir, timra_format::open_generation(dir, manifest)?)?, first)
    }

    fn asked(engine: Self, first: &Query) -> Result<(Self, Results)> {
        let answer = engine.search(first)?;
        Ok((engine, answer))
    }
}

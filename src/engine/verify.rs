//! Whether an index is whole.

use std::path::Path;

use timra_format::{Manifest, Result};

use super::engine::Engine;

impl Engine {
    /// Opens the index in `dir` after it has compared every byte of its files with the checksums that were written with
    /// them, and asks it what `first` asks, so that what is damaged is found before anybody is told an answer.
    ///
    /// # Errors
    /// [`crate::Error::BrokenIndex`] if a file is damaged, and as [`Engine::open`] and [`Engine::search`].
    pub fn open_whole<T>(dir: &Path, first: impl FnOnce(&Self) -> Result<T>) -> Result<(Self, T)> {
        Self::asked(Self::over(timra_format::open_whole(dir)?, dir)?, first)
    }

    /// Opens the generation that `manifest` names of the index in `dir`, after every byte of its files was compared with the
    /// checksums in that manifest, and asks it what `first` asks.
    ///
    /// # Errors
    /// As [`Engine::open_whole`].
    pub fn open_generation<T>(
        dir: &Path,
        manifest: Manifest,
        first: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<(Self, T)> {
        Self::asked(Self::over(timra_format::open_generation(dir, manifest)?, dir)?, first)
    }

    fn asked<T>(engine: Self, first: impl FnOnce(&Self) -> Result<T>) -> Result<(Self, T)> {
        let answer = first(&engine)?;
        Ok((engine, answer))
    }
}

//! Opening an index in the file system by its path.

use std::path::Path;

use timra_format::{IsKnown, Manifest, Result};

use super::engine::Engine;

impl Engine {
    /// Opens the index in the directory `dir`.
    ///
    /// # Errors
    /// The errors of [`timra_format::open`]; [`timra_format::Error::Tantivy`] or [`timra_format::Error::BrokenIndex`] if the
    /// dictionaries are damaged.
    pub fn open(dir: &Path) -> Result<Self> {
        Self::over(timra_format::open(dir)?, dir)
    }

    /// Opens the index in the directory `dir` after every byte of its files was compared with the checksums in its
    /// manifest, and calls `first` with the engine. Damage that only `first` meets is an error as well.
    ///
    /// # Errors
    /// [`timra_format::Error::BrokenIndex`] if a file is damaged; the errors of [`Engine::open`] and of `first`.
    pub fn open_whole<T>(dir: &Path, first: impl FnOnce(&Self) -> Result<T>) -> Result<(Self, T)> {
        Self::open_known(dir, &|_, _| false, first)
    }

    /// Opens the index in the directory `dir` as [`Engine::open_whole`] does, but reads no file that is `known` to be what
    /// was written, and calls `first` with the engine.
    ///
    /// # Errors
    /// The errors of [`Engine::open_whole`].
    pub fn open_known<T>(
        dir: &Path,
        known: IsKnown,
        first: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<(Self, T)> {
        Self::asked(Self::over(timra_format::open_known(dir, known)?, dir)?, first)
    }

    /// Opens the generation that `manifest` names of the index in the directory `dir`, after every byte of the files that
    /// are not `known` was compared with the checksums in `manifest`, and calls `first` with the engine.
    ///
    /// # Errors
    /// [`timra_format::Error::BrokenIndex`] if a file is damaged; the errors of [`Engine::open`] and of `first`.
    pub fn open_generation<T>(
        dir: &Path,
        manifest: Manifest,
        known: IsKnown,
        first: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<(Self, T)> {
        Self::asked(Self::over(timra_format::open_generation(dir, manifest, known)?, dir)?, first)
    }

    fn asked<T>(engine: Self, first: impl FnOnce(&Self) -> Result<T>) -> Result<(Self, T)> {
        let answer = first(&engine)?;
        Ok((engine, answer))
    }
}

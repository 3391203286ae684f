//! Whether an index is whole.

use std::path::Path;

use super::engine::Engine;
use super::{Query, Results};
use crate::error::Result;
use crate::index;

impl Engine {
    /// Opens the index in `dir` after it has compared every byte of its files with the checksums that were written with
    /// them, and lets it answer the query `first`, so that what is damaged is found before anybody is told an answer.
    ///
    /// # Errors
    /// [`crate::Error::BrokenIndex`] if a file is damaged, and as [`Engine::open`] and [`Engine::search`].
    pub fn open_whole(dir: &Path, first: &Query) -> Result<(Self, Results)> {
        let engine = Self::of(dir, index::open_whole(dir)?)?;
        let answer = engine.search(first)?;
        Ok((engine, answer))
    }
}

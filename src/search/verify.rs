//! Whether an index is whole.

use std::path::Path;

use super::Query;
use super::engine::Engine;
use crate::error::Result;
use crate::index::{self, Manifest};

impl Engine {
    /// Opens the index in `dir` after it has compared every byte of its files with the checksums that were written with
    /// them, and lets it answer a first query, so that what is damaged is found before anything reads it.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if a file is damaged, and as [`Engine::open`] and [`Engine::search`].
    pub fn open_whole(dir: &Path) -> Result<Self> {
        loop {
            let manifest = Manifest::read(dir)?;
            if let Some(damage) = index::damages(dir, &manifest).into_iter().next() {
                return Err(damage.into());
            }
            let engine = Self::open(dir)?;
            // Unless another one was published meanwhile.
            if *engine.manifest() == manifest {
                engine.search(&Query { limit: 1, ..Query::new("timra") })?;
                return Ok(engine);
            }
        }
    }
}

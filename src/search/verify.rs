//! Whether an index is whole.

use super::Query;
use super::engine::Engine;
use crate::error::{Error, Result};

impl Engine {
    /// Reads every file of the index, compares it with the checksum that was written with it, and answers a first
    /// query, so that what is damaged is found before anybody asks.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if a file is damaged, and as [`Engine::search`].
    pub fn verify(&self) -> Result<()> {
        let damaged = self.index.searcher.index().validate_checksum().map_err(|e| self.failed(e))?;
        if let Some(file) = damaged.iter().min() {
            return Err(Error::BrokenIndex {
                path: self.dir.join(&self.manifest().generation).join(file),
                what: "its content is not what was written".into(),
            });
        }
        self.search(&Query { limit: 1, ..Query::new("timra") }).map(drop)
    }
}

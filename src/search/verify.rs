//! Whether an index is whole.

use super::Query;
use super::engine::Engine;
use crate::error::Result;
use crate::index;

impl Engine {
    /// Reads every file of the index, compares it with the checksum that was written with it, and answers a first
    /// query, so that what is damaged is found before anybody asks.
    ///
    /// # Errors
    /// [`crate::Error::BrokenIndex`] if a file is damaged, and as [`Engine::search`].
    pub fn verify(&self) -> Result<()> {
        if let Some(damage) = index::damages(&self.dir, self.manifest()).into_iter().next() {
            return Err(damage.into());
        }
        self.search(&Query { limit: 1, ..Query::new("timra") }).map(drop)
    }
}

//! An index in a directory.

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use timra_format::Manifest;

use super::directory_generation::DirectoryGeneration;
use super::{Error, Generation, IndexSource, Result};

/// An index in a directory, where builds publish one generation after the other.
pub struct IndexDirectory {
    dir: PathBuf,
    /// The generation that was opened last: files that the next one has as well are not read again.
    opened: Mutex<Option<Weak<DirectoryGeneration>>>,
}

impl IndexDirectory {
    /// The index in `dir`. Nothing is read yet.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned(), opened: Mutex::default() }
    }
}

impl IndexSource for IndexDirectory {
    /// [`Manifest::number`] of its manifest.
    fn published(&self) -> Result<Option<u128>> {
        Ok(Manifest::number(&self.dir))
    }

    /// The generation that was published last. The first time, it is the one before if not all files of the last one are there
    /// yet.
    fn open(&self, _left: Option<Duration>) -> Result<Arc<dyn Generation>> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        let before = opened.as_ref().map(Weak::upgrade);
        // A damaged index may well make what reads it panic.
        let open = AssertUnwindSafe(|| match &before {
            Some(before) => DirectoryGeneration::open(&self.dir, before.as_deref()),
            None => DirectoryGeneration::open_any(&self.dir),
        });
        let generation = std::panic::catch_unwind(open).unwrap_or_else(|_| {
            let what = "reading it failed".into();
            Err(Error::Index(timra_format::Error::BrokenIndex { path: self.dir.clone(), what }))
        })?;
        let generation = Arc::new(generation);
        *opened = Some(Arc::downgrade(&generation));
        Ok(generation)
    }
}

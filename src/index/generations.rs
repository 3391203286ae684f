//! The directory of an index: who may write to it, and what of it is in force.

use std::fs;
use std::path::{Path, PathBuf};

use super::Manifest;
use super::manifest::generation_number;
use crate::error::{Error, Result};

/// An index directory that no other build writes to as long as this lives.
pub struct Generations {
    /// The directory.
    pub(super) dir: PathBuf,
    /// The manifest of the index that is in force, if it can be read.
    pub(super) old: Option<Manifest>,
    _lock: fs::File,
}

impl Generations {
    /// Takes the directory `dir`, which is made if need be, and removes what builds that were cut off have left.
    ///
    /// # Errors
    /// [`Error::Write`] if the directory cannot be written to, [`Error::Busy`] if another build is at it, and
    /// [`Error::NotAnIndex`] or [`Error::ForeignIndex`] if it holds what is not timra's.
    pub fn take(dir: &Path) -> Result<Self> {
        let fail = |source| Error::Write { path: dir.to_owned(), source };
        fs::create_dir_all(dir).map_err(fail)?;
        let lock = fs::File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(dir.join(".lock"))
            .map_err(fail)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Error::Busy { path: dir.to_owned() }),
            Err(fs::TryLockError::Error(source)) => return Err(fail(source)),
        }
        let old = ours(dir)?;
        let generations = Self { dir: dir.to_owned(), old, _lock: lock };
        generations.remove_leftovers();
        Ok(generations)
    }

    /// A directory for files that are not in force yet; removed on drop.
    pub(super) fn building(&self) -> Result<tempfile::TempDir> {
        let building = tempfile::Builder::new().prefix(".building-").tempdir_in(&self.dir);
        building.map_err(|source| Error::Write { path: self.dir.clone(), source })
    }

    /// A name that no generation has, neither the one in force nor any that cannot be told from it.
    pub(super) fn next(&self) -> String {
        let names = fs::read_dir(&self.dir).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let there = names.filter_map(|name| generation_number(name.to_str()?));
        let old = self.old.as_ref().and_then(Manifest::generation_number);
        format!("g{}", there.chain(old).max().unwrap_or(0).saturating_add(1))
    }

    /// Removes every generation but this one. Readers that have old files open keep them: a removed file lives until
    /// it is closed.
    pub(super) fn keep_only(&self, current: &str) {
        self.remove(|name| generation_number(name).is_some() && name != current);
    }

    /// The lock is held, so nothing of it is in use. As long as nobody can say which generation is in force, all of
    /// them stay.
    fn remove_leftovers(&self) {
        self.remove(|name| name.starts_with(".building-") || name.starts_with(".new-"));
        if let Some(old) = &self.old {
            self.keep_only(&old.generation);
        }
    }

    /// Removing is tidying: what cannot be removed now is tried again by the next build.
    fn remove(&self, is_wanted: impl Fn(&str) -> bool) {
        let Ok(entries) = fs::read_dir(&self.dir) else { return };
        for entry in entries.flatten() {
            if entry.file_name().to_str().is_some_and(&is_wanted) {
                let _ = fs::remove_dir_all(entry.path()).or_else(|_| fs::remove_file(entry.path()));
            }
        }
    }
}

/// The manifest of the index that a build would replace, if it can be read; an error if the directory is not timra's
/// to write to: nothing of anybody else is ever removed or overwritten.
fn ours(dir: &Path) -> Result<Option<Manifest>> {
    match Manifest::read(dir) {
        Ok(manifest) => Ok(Some(manifest)),
        Err(error @ Error::ForeignIndex { .. }) => Err(error),
        // A broken or older index of ours is what a build is for.
        Err(Error::BrokenIndex { .. } | Error::IndexFormat { .. }) => Ok(None),
        Err(Error::NoIndex { .. }) => {
            let entries = fs::read_dir(dir).map_err(|source| Error::Read { path: dir.to_owned(), source })?;
            let harmless = |name: &str| name == "README.md" || name.starts_with('.');
            let foreign = entries.flatten().any(|entry| !entry.file_name().to_str().is_some_and(harmless));
            if foreign { Err(Error::NotAnIndex { path: dir.to_owned() }) } else { Ok(None) }
        }
        Err(error) => Err(error),
    }
}

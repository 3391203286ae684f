//! The directory of an index: who may write to it, and which generation is in force.

use std::fs;
use std::path::{Path, PathBuf};

use timra_format::Manifest;

use super::sync::sync;
use super::{Inputs, inputs, leftovers};
use crate::error::{Error, Result};

/// A locked index directory: no other build writes to it while this value lives.
pub struct Generations {
    /// The index directory.
    pub(super) dir: PathBuf,
    /// The manifest of the index that is in force, if it can be read.
    pub(super) old: Option<Manifest>,
    lock: fs::File,
}

impl Generations {
    /// Locks the directory `dir`, creates it if there is none, and removes what builds that were cut off have left.
    ///
    /// # Errors
    /// [`Error::Write`] if the directory cannot be written to, [`Error::Busy`] if another build has locked it,
    /// [`Error::NotAnIndex`] or [`timra_format::Error::ForeignIndex`] if it holds what is not timra's; it is then left
    /// as it is.
    pub fn take(dir: &Path) -> Result<Self> {
        let fail = |source| Error::Write { path: dir.to_owned(), source };
        if dir.exists() {
            ours(dir)?;
        } else {
            fs::create_dir_all(dir).map_err(fail)?;
            // Where it has no parent but the working directory, there is an empty name.
            let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty());
            sync(parent.unwrap_or(Path::new("."))).map_err(fail)?;
        }
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
        // Another build may have published meanwhile.
        let old = ours(dir)?;
        let generations = Self { dir: dir.to_owned(), old, lock };
        generations.remove_leftovers();
        Ok(generations)
    }

    /// Removes what builds that were cut off have left beside the index with this `manifest`, unless another build has
    /// locked the directory.
    pub(super) fn tidy(dir: &Path, manifest: &Manifest) {
        if leftovers::are_in(dir, &manifest.generation) {
            drop(Self::take(dir));
        }
    }

    /// A temporary directory for files that are not in force yet; removed when it is dropped.
    pub(super) fn building(&self) -> Result<tempfile::TempDir> {
        let building = tempfile::Builder::new().prefix(leftovers::NEW_GENERATION).tempdir_in(&self.dir);
        building.map_err(|source| Error::Write { path: self.dir.clone(), source })
    }

    /// Removes every generation but `current`. Readers that have files of others open keep them until they close them.
    pub(super) fn keep_only(&self, current: &str) {
        let current = self.dir.join(current);
        self.entries()
            .filter(|path| *path != current && leftovers::is_generation(path))
            .for_each(|path| leftovers::remove(&path));
    }

    /// Removes what builds that were cut off have left. The directory is locked, so nothing of that is in use. As long
    /// as the generation in force is not complete, or not known, all generations stay.
    fn remove_leftovers(&self) {
        let is_new = |path: &PathBuf| !leftovers::is_generation(path);
        self.entries().filter(is_new).for_each(|path| leftovers::remove(&path));
        // A build that could not make sure of its last step left the generation before for the case of a power cut.
        if let Some(old) = self.old.as_ref().filter(|old| old.is_complete(&self.dir))
            && leftovers::are_in(&self.dir, &old.generation)
            && sync(&self.dir).is_ok()
        {
            self.keep_only(&old.generation);
        }
    }

    fn entries(&self) -> impl Iterator<Item = PathBuf> {
        fs::read_dir(&self.dir).into_iter().flatten().flatten().map(|entry| entry.path())
    }
}

impl Drop for Generations {
    /// Closing the file would not do: a process that was started at this moment has it open, too, until it becomes
    /// another program, and the lock belongs to all who have.
    fn drop(&mut self) {
        let _ = self.lock.unlock();
    }
}

/// The manifest of the index that a build would replace, if it can be read. An error if the directory is not an index
/// of timra: nothing of others is ever removed or overwritten.
fn ours(dir: &Path) -> Result<Option<Manifest>> {
    match Manifest::read(dir) {
        Ok(manifest) => Ok(Some(manifest)),
        Err(error @ timra_format::Error::ForeignIndex { .. }) => Err(error.into()),
        // A broken or older index of ours is what a build is for.
        Err(timra_format::Error::BrokenIndex { .. } | timra_format::Error::IndexFormat { .. }) => Ok(None),
        Err(timra_format::Error::NoIndex { .. }) => {
            let entries = fs::read_dir(dir)
                .map_err(|source| timra_format::Error::Read { path: dir.to_owned(), source })?;
            // A first build that was cut off leaves all but the manifest.
            let is_ours = |path: &Path| match path.file_name().and_then(|name| name.to_str()) {
                Some("README.md") => true,
                Some(inputs::FILE) => Inputs::read(dir).is_some(),
                Some(name) => name.starts_with('.') || leftovers::is_generation(path),
                None => false,
            };
            let foreign = entries.flatten().any(|entry| !is_ours(&entry.path()));
            if foreign { Err(Error::NotAnIndex { path: dir.to_owned() }) } else { Ok(None) }
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::{Command, Stdio};

    use super::Generations;
    use crate::error::Error;

    /// A process that is started while an index is built has the lock's file open until it becomes another program;
    /// this one has it for as long as it runs.
    #[test]
    fn a_process_that_was_started_meanwhile_does_not_keep_the_index_from_being_built() {
        let dir = tempfile::tempdir().expect("a directory");
        let taken = Generations::take(dir.path()).expect("ours");
        let inherited = Stdio::from(taken.lock.try_clone().expect("the file of the lock"));
        let mut other = Command::new("sleep").arg("600").stdin(inherited).spawn().expect("a process");
        let busy = Generations::take(dir.path()).map(drop);
        drop(taken);
        let free = Generations::take(dir.path()).map(drop);
        other.kill().and_then(|()| other.wait()).expect("ended");
        assert!(matches!(busy, Err(Error::Busy { .. })), "{busy:?}");
        assert!(free.is_ok(), "{free:?}");
    }
}

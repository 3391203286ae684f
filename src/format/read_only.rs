//! The files of an index as readers see them: nothing is written, not even a lock.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{Directory, DirectoryLock, FileHandle, Lock, WatchCallback, WatchHandle, WritePtr};

use super::Seals;

/// Files that never change.
///
/// Tantivy's readers lock a directory against a writer that removes files. A generation has no writer, and the lock
/// would be a file in an index that may be on a read-only medium. Only sealed files are visible: a file without a seal
/// is not read.
#[derive(Debug, Clone)]
pub(crate) struct ReadOnly<D> {
    files: D,
    sealed: Arc<HashSet<PathBuf>>,
}

impl<D> ReadOnly<D> {
    /// The `files` that have `seals`; others are hidden.
    pub(crate) fn new(files: D, seals: &Seals) -> Self {
        Self { files, sealed: Arc::new(seals.keys().map(PathBuf::from).collect()) }
    }

    fn sealed(&self, path: &Path) -> Result<&D, OpenReadError> {
        let is_sealed = self.sealed.contains(path);
        is_sealed.then_some(&self.files).ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }
}

impl<D: Directory + Clone> Directory for ReadOnly<D> {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.sealed(path)?.get_file_handle(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.sealed.contains(path) && self.files.exists(path)?)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.sealed(path)?.atomic_read(path)
    }

    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(refused()), filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(refused(), path.to_owned()))
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(refused())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }
}

fn refused() -> io::Error {
    io::Error::new(io::ErrorKind::ReadOnlyFilesystem, "a published index is not written to")
}

//! Watches the files of an index that is open.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::seal::missing;
use super::{Manifest, Seal};
use crate::error::{Error, Result};

/// The files of a generation, held open to see whether they change.
///
/// An index is read through mapped memory. If a file is cut short meanwhile, a part of it reads as zeros and no error
/// shows. So an answer counts only if the files did not change while it was made. Length and time of change tell that;
/// files whose times changed alone are compared with their seals.
pub struct Watched {
    files: Vec<Watch>,
    known: Mutex<WatchState>,
}

struct Watch {
    path: PathBuf,
    file: File,
    seal: Seal,
}

/// What is known of the watched files.
struct WatchState {
    /// Length and time of change of each file at the last look.
    stamps: Vec<Option<FileTimes>>,
    /// How many times they have changed.
    changes: u64,
    /// What is wrong with one of them.
    damage: Option<(PathBuf, String)>,
}

/// Length and time of change.
type FileTimes = (u64, SystemTime);

impl Watched {
    /// Opens the files that `manifest` names of the index in the directory `dir`.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if a file is missing, [`Error::Read`] if it cannot be opened.
    pub fn open(dir: &Path, manifest: &Manifest) -> Result<Self> {
        let generation = manifest.generation_path(dir);
        let open = |(name, seal): (&String, &Seal)| {
            let path = generation.join(name);
            match File::open(&path) {
                Ok(file) => Ok(Watch { path, file, seal: seal.clone() }),
                Err(e) if e.kind() == ErrorKind::NotFound => {
                    Err(Error::BrokenIndex { path, what: missing(&e) })
                }
                Err(source) => Err(Error::Read { path, source }),
            }
        };
        let files: Vec<Watch> = manifest.files.iter().map(open).collect::<Result<_>>()?;
        let stamps = files.iter().map(Watch::stamp).collect();
        Ok(Self { files, known: Mutex::new(WatchState { stamps, changes: 0, damage: None }) })
    }

    /// Whether the names of the files still lead to the watched files. Then anything that was opened by name meanwhile
    /// is what is watched.
    pub fn are_in_place(&self) -> bool {
        self.files.iter().all(Watch::is_in_place)
    }

    /// The result of `read`, which is called again until the files do not change while it runs.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if a file is no longer what was written; the errors of `read`.
    pub fn read<T>(&self, read: impl Fn() -> Result<T>) -> Result<T> {
        let mut before = self.changes()?;
        loop {
            let found = read();
            let now = self.changes()?;
            if now == before {
                return found;
            }
            before = now;
        }
    }

    /// Number of times that the files have changed so far. After each change they had the right bytes.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if a file is not what was written.
    pub fn changes(&self) -> Result<u64> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let stamps: Vec<_> = self.files.iter().map(Watch::stamp).collect();
        if stamps != known.stamps {
            let damage =
                self.files.iter().find_map(|it| Some((it.path.clone(), it.seal.wrong_file(&it.file)?)));
            *known = WatchState { stamps, changes: known.changes + 1, damage };
        }
        match &known.damage {
            Some((path, what)) => Err(Error::BrokenIndex { path: path.clone(), what: what.clone() }),
            None => Ok(known.changes),
        }
    }
}

impl Watch {
    fn stamp(&self) -> Option<FileTimes> {
        let metadata = self.file.metadata().ok()?;
        Some((metadata.len(), metadata.modified().ok()?))
    }

    #[cfg(unix)]
    fn is_in_place(&self) -> bool {
        use std::os::unix::fs::MetadataExt;
        let number = |file: fs::Metadata| (file.dev(), file.ino());
        let (here, there) = (self.file.metadata(), fs::metadata(&self.path));
        here.is_ok_and(|here| there.is_ok_and(|there| number(here) == number(there)))
    }

    /// Whether the name of the file still leads to this file. On systems where files have no numbers, an open file
    /// cannot be replaced.
    #[cfg(not(unix))]
    fn is_in_place(&self) -> bool {
        fs::metadata(&self.path).is_ok()
    }
}

//! Whether the files of an index are still what was opened.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::seal::missing;
use super::{Manifest, Seal};
use crate::error::{Error, Result};

/// The files of a generation, held open to see what becomes of them.
///
/// An index is read through memory. Where a file is cut off under a reader, some of what is behind its new end reads as
/// zeros and nobody is told; so an answer counts only if the files are after it what they were before. Length and time tell
/// whether they are; files that were only touched are compared with their seals.
pub struct Watched {
    files: Vec<Watch>,
    known: Mutex<WatchState>,
}

struct Watch {
    path: PathBuf,
    file: File,
    seal: Seal,
}

/// What is known of the files.
struct WatchState {
    /// What they were like at the last look.
    stamps: Vec<Option<FileTimes>>,
    /// How many times they have changed.
    changes: u64,
    /// What is wrong with one of them.
    damage: Option<(PathBuf, String)>,
}

/// Length and time of change.
type FileTimes = (u64, SystemTime);

impl Watched {
    /// Opens the files that `manifest` names of the index in `dir`.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if one is missing, [`Error::Read`] if it cannot be opened.
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

    /// Whether the names of the files still lead to the files that are watched. If so, what was opened in the
    /// meantime is what is watched.
    pub fn are_in_place(&self) -> bool {
        self.files.iter().all(Watch::is_in_place)
    }

    /// The result of `read`, which is called again until the files did not change while it read.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if a file is not what was written any more, and those of `read`.
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

    /// How many times the files have changed so far. They had the right bytes after each change.
    ///
    /// # Errors
    /// [`Error::BrokenIndex`] if one of them is not what was written.
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

    /// Whether the file is still there. Where files have no numbers, one that is open cannot be replaced.
    #[cfg(not(unix))]
    fn is_in_place(&self) -> bool {
        fs::metadata(&self.path).is_ok()
    }
}

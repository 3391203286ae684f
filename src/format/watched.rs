//! Watches the files of an index that is open.

use std::fs::{self, File, Metadata};
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

    /// Whether the file at `path`, whose seal is `seal`, is one of these files, which was whole before and did not change
    /// since: a newer generation has many files of the one before it, under other names.
    pub fn has(&self, path: &Path, seal: &Seal) -> bool {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let Ok(there) = fs::metadata(path) else { return false };
        let is_it = |watch: &Watch| {
            watch.seal == *seal && watch.file.metadata().is_ok_and(|here| are_one(&here, &there))
        };
        known.damage.is_none()
            && self
                .files
                .iter()
                .zip(&known.stamps)
                .any(|(watch, stamp)| stamp.is_some() && is_it(watch) && times(&there) == *stamp)
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
        times(&self.file.metadata().ok()?)
    }

    #[cfg(unix)]
    fn is_in_place(&self) -> bool {
        let (here, there) = (self.file.metadata(), fs::metadata(&self.path));
        here.is_ok_and(|here| there.is_ok_and(|there| are_one(&here, &there)))
    }

    /// Whether the name of the file still leads to this file. On systems where files have no numbers, an open file
    /// cannot be replaced.
    #[cfg(not(unix))]
    fn is_in_place(&self) -> bool {
        fs::metadata(&self.path).is_ok()
    }
}

/// Length and time of change of a file, where the system tells them.
fn times(file: &Metadata) -> Option<FileTimes> {
    Some((file.len(), file.modified().ok()?))
}

/// Whether both describe one file. On systems where files have no numbers nobody knows.
#[cfg(unix)]
fn are_one(here: &Metadata, there: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (here.dev(), here.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn are_one(_: &Metadata, _: &Metadata) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Files of a generation, `a` and `b`, and the seals of these.
    fn watched(dir: &Path) -> (Watched, Seal) {
        let mut manifest = Manifest { generation: "g-1".into(), ..Manifest::empty() };
        fs::create_dir(dir.join("g-1")).expect("a directory");
        let mut seals = BTreeMap::new();
        for name in ["a", "b"] {
            let file = dir.join("g-1").join(name);
            fs::write(&file, "bytes").expect("a file");
            seals.insert(name.to_owned(), Seal::of(&file).expect("a seal"));
        }
        let seal = seals["a"].clone();
        manifest.files = seals;
        (Watched::open(dir, &manifest).expect("files"), seal)
    }

    #[test]
    fn a_file_under_another_name_is_recognised_and_a_copy_is_not() {
        let place = tempfile::tempdir().expect("a directory");
        let (watched, seal) = watched(place.path());
        let [old, new, copy] = ["g-1/a", "linked", "copied"].map(|name| place.path().join(name));
        fs::hard_link(&old, &new).expect("a link");
        fs::copy(&old, &copy).expect("a copy");
        assert!(watched.has(&new, &seal));
        assert!(!watched.has(&copy, &seal));
        assert!(!watched.has(&place.path().join("missing"), &seal));
        let other = Seal { xxh3: "0".into(), ..seal.clone() };
        assert!(!watched.has(&new, &other), "the new generation wants other bytes");
        fs::remove_file(&old).expect("a removal");
        assert!(watched.has(&new, &seal), "the old generation is gone");
        File::options().write(true).open(&new).and_then(|it| it.set_len(2)).expect("a shorter file");
        assert!(!watched.has(&new, &seal));
        assert!(watched.changes().is_err());
        assert!(!watched.has(&place.path().join("g-1/b"), &seal), "nothing is known of damaged files");
    }
}

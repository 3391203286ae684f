//! Sidecars that are kept on this machine, so that not every program fetches them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::fetch_sidecar::is_whole;
use super::published::PublishedIndex;

/// Sidecars that are kept: those of the indexes that were asked last.
const MOST: usize = 4;

/// What the name of a sidecar ends with, and that of one that is being written.
const KEPT: &str = "sidecar";
const PART: &str = "part";

/// Age from which on one that is being written was given up.
const GIVEN_UP: Duration = Duration::from_secs(60 * 60);

/// The directory with the sidecars that are kept. All of it may be forgotten: where it cannot be written, nothing is kept.
pub(crate) struct KeptSidecars<'d> {
    dir: &'d Path,
}

impl<'d> KeptSidecars<'d> {
    pub(crate) fn new(dir: &'d Path) -> Self {
        Self { dir }
    }

    /// The sidecar of an index, if it is kept and whole.
    pub(crate) fn read(&self, index: &PublishedIndex) -> Option<Vec<u8>> {
        let path = self.path_of(index);
        let is_right_length = fs::metadata(&path).ok()?.len() == index.bytes;
        let packed = is_right_length.then(|| fs::read(&path).ok())??;
        if !is_whole(index, &packed) {
            return None;
        }
        // The one that was asked for last goes last.
        let _ = fs::File::options()
            .append(true)
            .open(&path)
            .and_then(|file| file.set_modified(SystemTime::now()));
        Some(packed)
    }

    /// Keeps the sidecar of an index for the next program, and removes those that nobody has asked for longest.
    pub(crate) fn keep(&self, index: &PublishedIndex, packed: &[u8]) {
        let write = || {
            fs::create_dir_all(self.dir)?;
            let mut file = tempfile::Builder::new().suffix(&format!(".{PART}")).tempfile_in(self.dir)?;
            file.write_all(packed)?;
            file.persist(self.path_of(index))?;
            Ok::<(), std::io::Error>(())
        };
        if write().is_ok() {
            self.remove_others();
        }
    }

    fn remove_others(&self) {
        let mut kept: Vec<(SystemTime, PathBuf)> = Vec::new();
        for entry in fs::read_dir(self.dir).into_iter().flatten().flatten() {
            let (path, modified) = (entry.path(), entry.metadata().and_then(|it| it.modified()));
            let Ok(modified) = modified else { continue };
            match path.extension().and_then(|it| it.to_str()) {
                Some(KEPT) => kept.push((modified, path)),
                Some(PART) if modified.elapsed().is_ok_and(|age| age > GIVEN_UP) => {
                    let _ = fs::remove_file(path);
                }
                _ => {}
            }
        }
        kept.sort_unstable();
        for (_, path) in kept.iter().rev().skip(MOST) {
            let _ = fs::remove_file(path);
        }
    }

    fn path_of(&self, index: &PublishedIndex) -> PathBuf {
        self.dir.join(format!("{}.{KEPT}", index.hash))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::{Duration, SystemTime};

    use xxhash_rust::xxh3::xxh3_128;

    use super::{KeptSidecars, MOST};
    use crate::published::PublishedIndex;

    fn index(packed: &[u8]) -> PublishedIndex {
        PublishedIndex {
            name: "docs".to_owned(),
            digest: String::new(),
            shards: 1,
            sections: 1,
            parts: 1,
            bytes: packed.len() as u64,
            hash: format!("{:032x}", xxh3_128(packed)),
            loaded: 0,
        }
    }

    #[test]
    fn only_the_last_few_are_kept() {
        let dir = tempfile::tempdir().expect("a directory");
        let kept = KeptSidecars::new(dir.path());
        let all: Vec<Vec<u8>> = (0..MOST as u8 + 2).map(|number| vec![number; 9]).collect();
        let at = |minutes: u64| SystemTime::UNIX_EPOCH + Duration::from_secs(60 * minutes);
        let age = |name: &str, minutes: u64| {
            let file = fs::File::options().append(true).create(true).open(dir.path().join(name));
            file.and_then(|file| file.set_modified(at(minutes))).expect("a file");
        };
        for (minutes, packed) in (1..).zip(&all[..MOST]) {
            kept.keep(&index(packed), packed);
            age(&format!("{}.sidecar", index(packed).hash), minutes);
        }
        for (name, minutes) in [("given-up.part", 1), ("another", 1)] {
            age(name, minutes);
        }
        // The oldest is asked for, so the second is the one that goes, and then the third.
        assert_eq!(kept.read(&index(&all[0])).as_ref(), Some(&all[0]));
        all[MOST..].iter().for_each(|packed| kept.keep(&index(packed), packed));
        let is_kept: Vec<bool> = all.iter().map(|packed| kept.read(&index(packed)).is_some()).collect();
        assert_eq!(is_kept, [true, false, false, true, true, true]);
        assert!(!dir.path().join("given-up.part").exists() && dir.path().join("another").exists());
    }

    #[test]
    fn one_that_was_damaged_is_none() {
        let dir = tempfile::tempdir().expect("a directory");
        let (kept, index) = (KeptSidecars::new(dir.path()), index(b"whole"));
        kept.keep(&index, b"whole");
        assert!(kept.read(&index).is_some());
        fs::write(dir.path().join(format!("{}.sidecar", index.hash)), "w_ole").expect("written");
        assert!(kept.read(&index).is_none());
        KeptSidecars::new(&dir.path().join("given-up.part/no/directory")).keep(&index, b"whole");
    }
}

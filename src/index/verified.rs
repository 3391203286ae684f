//! Files of an index that were found whole, remembered outside the index so that they need not be read again.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;
use timra_corpus::{Moment, Stamp};
use timra_format::Manifest;
use xxhash_rust::xxh3::xxh3_128;

/// Name of the folder with the records, in the cache of the program.
const FOLDER: &str = "verified";

/// How many indexes are remembered; the record that was written first goes first.
const MOST: usize = 200;

/// How many bytes a record may have.
const LONGEST: u64 = 1 << 20;

/// Files of the index in a directory that were found whole, by what the file system said of them then.
///
/// A file is taken for whole only while its stamp is the one that it had, and only where the system keeps a time of change
/// that nobody can set: whoever writes to a file changes its stamp.
pub struct Verified {
    dir: PathBuf,
    file: PathBuf,
    found: WholeFiles,
    /// The stamps of the files that were asked for, before anybody read them.
    asked: Mutex<BTreeMap<String, Stamp>>,
}

/// A record as it is written.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct WholeFiles {
    /// Name of the generation that was found whole.
    generation: String,
    /// The stamps of the files of that generation, by their names.
    stamps: BTreeMap<String, Stamp>,
}

impl Verified {
    /// What the directory `cache` remembers of the index in the directory `dir`; `None` if there is no such directory.
    pub fn read(cache: &Path, dir: &Path) -> Option<Self> {
        let dir = dir.canonicalize().ok()?;
        let name = format!("{:032x}.json", xxh3_128(dir.as_os_str().as_encoded_bytes()));
        let file = cache.join(FOLDER).join(name);
        let read = || {
            let mut text = Vec::new();
            File::open(&file).ok()?.take(LONGEST).read_to_end(&mut text).ok()?;
            serde_json::from_slice(&text).ok()
        };
        Some(Self { found: read().unwrap_or_default(), dir, file, asked: Mutex::default() })
    }

    /// Whether the file `name` of the generation that `manifest` names is one that was found whole, and is as it was.
    pub fn knows(&self, manifest: &Manifest, name: &str) -> bool {
        let Some(now) = stamp(&manifest.generation_path(&self.dir).join(name)) else { return false };
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), now);
        self.found.generation == manifest.generation && self.found.stamps.get(name) == Some(&now)
    }

    /// Remembers that the files that were asked for are whole, unless that is known already, or a later change of one might
    /// not show. Where nothing can be written, nothing is remembered.
    pub fn remember(self, manifest: &Manifest) {
        let asked = self.asked.into_inner().unwrap_or_else(PoisonError::into_inner);
        let found = WholeFiles { generation: manifest.generation.clone(), stamps: asked };
        let (place, looked) = (manifest.generation_path(&self.dir), Moment::now());
        let is_as_it_was = |(name, then): (&String, &Stamp)| {
            then.is_settled(looked) && stamp(&place.join(name)).as_ref() == Some(then)
        };
        if found != self.found && found.stamps.iter().all(is_as_it_was) {
            // Without a record, the next command reads the files again.
            let _ = write(&self.file, &found);
        }
    }
}

/// The stamp of a file, where the system keeps a time of change that nobody can set.
fn stamp(file: &Path) -> Option<Stamp> {
    Some(Stamp::new(&fs::metadata(file).ok()?)).filter(|stamp| stamp.changed.is_some())
}

/// Writes a record; a reader sees the whole of it or none.
fn write(file: &Path, found: &WholeFiles) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    make_room(folder)?;
    let mut draft = NamedTempFile::new_in(folder)?;
    draft.write_all(&serde_json::to_vec(found)?)?;
    draft.persist(file)?;
    Ok(())
}

/// Removes the oldest records where there are too many.
fn make_room(folder: &Path) -> io::Result<()> {
    let mut records: Vec<(SystemTime, PathBuf)> = Vec::new();
    for record in fs::read_dir(folder)? {
        let record = record?;
        records.push((record.metadata()?.modified()?, record.path()));
    }
    records.sort_unstable();
    let too_many = records.len().saturating_sub(MOST - 1);
    records.iter().take(too_many).try_for_each(|(_, record)| fs::remove_file(record))
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use timra_format::Seal;

    use super::*;

    /// A directory with a generation of two files, and a place for records.
    fn index() -> (tempfile::TempDir, PathBuf, Manifest) {
        let place = tempfile::tempdir().expect("a directory");
        let dir = place.path().join("index");
        let mut manifest = Manifest { generation: "g-1".into(), ..Manifest::empty() };
        fs::create_dir_all(manifest.generation_path(&dir)).expect("a directory");
        for name in ["a", "b"] {
            let file = manifest.generation_path(&dir).join(name);
            fs::write(&file, name).expect("a file");
            manifest.files.insert(name.into(), Seal::of(&file).expect("a seal"));
        }
        (place, dir, manifest)
    }

    /// How many of the files are known; then all that were asked for are remembered.
    fn known((place, dir, manifest): &(tempfile::TempDir, PathBuf, Manifest)) -> usize {
        let verified = Verified::read(&place.path().join("cache"), dir).expect("a directory");
        let known = ["a", "b"].iter().filter(|name| verified.knows(manifest, name)).count();
        verified.remember(manifest);
        known
    }

    #[test]
    #[cfg(unix)]
    fn files_are_known_until_they_change() {
        let index = index();
        assert_eq!(known(&index), 0, "nothing was remembered");
        thread::sleep(Duration::from_millis(150));
        assert_eq!(known(&index), 0, "files that were written just before are not remembered");
        assert_eq!(known(&index), 2);
        let file = index.2.generation_path(&index.1).join("a");
        let modified = fs::metadata(&file).and_then(|it| it.modified()).expect("a time");
        fs::write(&file, "c").expect("a file");
        // As long as before, and of the same age by what anybody can set.
        File::options().write(true).open(&file).and_then(|it| it.set_modified(modified)).expect("a time");
        assert_eq!(known(&index), 1, "a change shows");
        let other = Manifest { generation: "g-2".into(), ..index.2.clone() };
        fs::rename(index.2.generation_path(&index.1), other.generation_path(&index.1)).expect("a name");
        assert_eq!(known(&(index.0, index.1, other)), 0, "another generation");
    }

    #[test]
    fn records_of_others_do_no_harm_and_there_is_room_for_few() {
        let index = index();
        let folder = index.0.path().join("cache").join(FOLDER);
        fs::create_dir_all(&folder).expect("a directory");
        for at in 0..2 * MOST {
            fs::write(folder.join(format!("{at}.json")), "[[[[").expect("a file");
        }
        let name = Verified::read(&index.0.path().join("cache"), &index.1).expect("a directory").file;
        fs::write(&name, [0xff; 99]).expect("a file");
        thread::sleep(Duration::from_millis(150));
        assert_eq!(known(&index), 0);
        assert!(fs::read_dir(&folder).expect("a directory").count() <= MOST);
        assert_eq!(known(&index), if cfg!(unix) { 2 } else { 0 });
    }
}

//! Seals: length and checksum of the files of a generation.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::Path;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::error::{Error, Result};

/// The seals of the files of a generation, by their names.
pub type Seals = BTreeMap<String, Seal>;

/// The description of a file whose bytes are not what was written.
pub const CHANGED: &str = "its content is not what was written";

/// Length and checksum of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// Length of the file in bytes.
    pub bytes: u64,
    /// XXH3 (128 bits, hexadecimal) of the bytes of the file.
    pub xxh3: String,
}

impl Seal {
    /// The seal of the file at `path`, which is read to its end.
    pub fn of(path: &Path) -> io::Result<Self> {
        Self::read(&mut File::open(path)?)
    }

    /// Reads a file from its current position to its end.
    fn read(file: &mut impl Read) -> io::Result<Self> {
        let mut hash = Xxh3::new();
        let mut buffer = vec![0; 256 << 10];
        let mut bytes = 0;
        loop {
            let read = match file.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            hash.update(&buffer[..read]);
            bytes += read as u64;
        }
        Ok(Self { bytes, xxh3: hex(hash.digest128()) })
    }

    /// What is wrong with the length of the file at `path`; `None` if it is right. No byte of the file is read.
    pub fn wrong_length(&self, path: &Path) -> Option<String> {
        match fs::metadata(path) {
            Ok(file) if file.len() == self.bytes => None,
            Ok(file) => Some(format!("it has {} bytes and {} were written", file.len(), self.bytes)),
            Err(error) => Some(missing(&error)),
        }
    }

    /// What is wrong with `bytes`, which should be those of the sealed file; `None` if they are right.
    pub fn wrong_bytes(&self, bytes: &[u8]) -> Option<String> {
        let now = Self { bytes: bytes.len() as u64, xxh3: hex(xxh3_128(bytes)) };
        (now != *self).then(|| CHANGED.into())
    }

    /// What is wrong with an open file; `None` if it is right. Every byte is read from this file, even if its name
    /// leads to another file by now.
    pub fn wrong_file(&self, mut file: &File) -> Option<String> {
        match file.rewind().and_then(|()| Self::read(&mut file)) {
            Ok(now) if now == *self => None,
            Ok(_) => Some(CHANGED.into()),
            Err(error) => Some(missing(&error)),
        }
    }

    /// What is wrong with the file at `path`; `None` if it is right. Every byte is read.
    pub fn wrong_content(&self, path: &Path) -> Option<String> {
        self.wrong_length(path).or_else(|| match Self::of(path) {
            Ok(now) if now == *self => None,
            Ok(_) => Some(CHANGED.into()),
            Err(error) => Some(missing(&error)),
        })
    }
}

/// A checksum as 32 hexadecimal digits.
pub fn hex(checksum: u128) -> String {
    format!("{checksum:032x}")
}

/// XXH3 (128 bits, hexadecimal) of the names and seals of some files. It changes with every byte of every file.
pub fn digest(seals: &Seals) -> String {
    let mut hash = Xxh3::new();
    for (name, seal) in seals {
        hash.update(format!("{name} {} {}\n", seal.bytes, seal.xxh3).as_bytes());
    }
    hex(hash.digest128())
}

/// The seals of all files in the directory `path`. Files that are in `sealed` are not read again.
///
/// # Errors
/// [`Error::Read`] if a file cannot be read again.
pub fn seals(path: &Path, sealed: &Seals) -> Result<Seals> {
    let fail = |source| Error::Read { path: path.to_owned(), source };
    let mut seals = Seals::new();
    for entry in fs::read_dir(path).map_err(fail)? {
        let file = entry.map_err(fail)?;
        let name = file.file_name().into_string();
        let name = name.map_err(|_| fail(io::Error::other("a file has a name that is not Unicode")))?;
        let path = file.path();
        let seal = match sealed.get(&name) {
            Some(seal) => seal.clone(),
            None => Seal::of(&path).map_err(|source| Error::Read { path, source })?,
        };
        seals.insert(name, seal);
    }
    Ok(seals)
}

/// The description of a file that cannot be read.
pub fn missing(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound {
        "it is missing".into()
    } else {
        format!("it cannot be read: {error}")
    }
}

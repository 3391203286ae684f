//! What a built dictionary was like when it was written, to tell it from others and from damaged ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::error::{Error, Result};

/// Name of the file that holds it, beside those of the dictionary.
const FILE: &str = "timra.json";

/// Layout of the dictionaries that this version writes and reads.
const FORMAT: u32 = 1;

/// The seal of a dictionary.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DictionarySeal {
    /// Version of the layout.
    pub format: u32,
    /// BCP 47 primary subtag of the language that the dictionary is for.
    pub lang: String,
    /// XXH3 (128 bits, hexadecimal) of the files of the dictionary, one after the other in the order of their
    /// names.
    pub digest: String,
    /// Bytes of each file.
    pub files: BTreeMap<String, u64>,
}

impl DictionarySeal {
    /// Reads every file of the dictionary in `dir`, and writes a seal with their lengths and their digest beside
    /// them.
    pub(crate) fn write(lang: &str, dir: &Path) -> Result<Self> {
        let fail = |source| Error::Read { path: dir.to_owned(), source };
        let mut names = Vec::new();
        for entry in fs::read_dir(dir).map_err(fail)? {
            names.push(entry.map_err(fail)?.file_name().to_string_lossy().into_owned());
        }
        names.sort_unstable();
        let (mut hash, mut files) = (Xxh3::new(), BTreeMap::new());
        for name in names.into_iter().filter(|name| name != FILE) {
            let path = dir.join(&name);
            let bytes = fs::read(&path).map_err(|source| Error::Read { path, source })?;
            hash.update(&xxh3_128(&bytes).to_le_bytes());
            files.insert(name, bytes.len() as u64);
        }
        let digest = format!("{:032x}", hash.digest128());
        let seal = Self { format: FORMAT, lang: lang.to_owned(), digest, files };
        let path = dir.join(FILE);
        let text = serde_json::to_string_pretty(&seal).unwrap_or_default() + "\n";
        fs::write(&path, text).map_err(|source| Error::Write { path, source })?;
        Ok(seal)
    }

    /// Reads the seal of the dictionary in `dir`, and compares the lengths of its files with it.
    ///
    /// # Errors
    /// [`Error::Dictionary`] if it is none of this language, [`Error::BrokenDictionary`] if it is of another version or
    /// not whole.
    pub(crate) fn read(lang: &str, dir: &Path) -> Result<Self> {
        let fail = |what: String| Error::Dictionary { path: dir.to_owned(), what };
        let broken = |what: String| {
            let (path, lang) = (dir.to_owned(), lang.to_owned());
            Error::BrokenDictionary { path, lang, what }
        };
        let text = fs::read(dir.join(FILE)).map_err(|e| broken(format!("{FILE} cannot be read: {e}")))?;
        let seal: Self =
            serde_json::from_slice(&text).map_err(|e| broken(format!("{FILE} is damaged: {e}")))?;
        if seal.format != FORMAT {
            return Err(broken("it was made by another version of timra".into()));
        }
        if seal.lang != lang {
            return Err(fail(format!("it is a dictionary of `{}`, not of `{lang}`; move it", seal.lang)));
        }
        for (name, bytes) in &seal.files {
            let found = fs::metadata(dir.join(name)).map(|file| file.len());
            if found.as_ref().ok() != Some(bytes) {
                return Err(broken(format!("its file {name} is not what was written")));
            }
        }
        Ok(seal)
    }
}

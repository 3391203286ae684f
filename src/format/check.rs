//! Checks whether an index is what was written, to the last byte.

use std::fs;
use std::path::{Path, PathBuf};

use super::seal::{CHANGED, missing};
use super::{MANIFEST, Manifest};
use crate::error::{Error, Result};

/// A file of an index that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// Path of the file.
    pub path: PathBuf,
    /// What is wrong with the file, as a clause: `it is missing`.
    pub what: String,
}

impl From<Damage> for Error {
    fn from(Damage { path, what }: Damage) -> Self {
        Self::BrokenIndex { path, what }
    }
}

/// Reads every byte of the index in the directory `dir`, and returns the files that are not what was written; none if
/// the index is whole. A damaged manifest of an index of timra is such a file.
///
/// # Errors
/// [`Error::NoIndex`], [`Error::ForeignIndex`] or [`Error::IndexFormat`] if there is no index of this format, and
/// [`Error::Read`] if the manifest cannot be read.
pub fn check(dir: &Path) -> Result<Vec<Damage>> {
    loop {
        let number = Manifest::number(dir);
        let damages = match Manifest::read(dir) {
            Ok(manifest) => damages(dir, &manifest),
            Err(Error::BrokenIndex { path, what }) => vec![Damage { path, what }],
            Err(error) => return Err(error),
        };
        // Files may be missing only because a newer index has been published, and they were removed.
        if damages.is_empty() || Manifest::number(dir) == number {
            return Ok(damages);
        }
    }
}

/// The first damage that [`check`] finds in the index in the directory `dir`, which has this `manifest`, as an error;
/// `None` if the index is whole.
pub fn first_damage(dir: &Path, manifest: &Manifest) -> Option<Error> {
    damages(dir, manifest).into_iter().next().map(Error::from)
}

/// The damage that [`check`] finds in the index in the directory `dir`, which has this `manifest`.
fn damages(dir: &Path, manifest: &Manifest) -> Vec<Damage> {
    let generation = manifest.generation_path(dir);
    let mut damages = Vec::new();
    if let Err(Error::BrokenIndex { path, what }) = manifest.check_text(dir) {
        damages.push(Damage { path, what });
    }
    for (name, seal) in &manifest.files {
        let path = generation.join(name);
        if let Some(what) = seal.wrong_content(&path) {
            damages.push(Damage { path, what });
        }
    }
    // What the generation says of itself.
    let path = generation.join(MANIFEST);
    match fs::read(&path) {
        Ok(text) if text == manifest.text().as_bytes() => {}
        Ok(_) => damages.push(Damage { path, what: CHANGED.into() }),
        Err(error) => damages.push(Damage { path, what: missing(&error) }),
    }
    damages
}

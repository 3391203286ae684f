//! Opens an index in a directory of the file system.

use std::io;
use std::path::Path;

use tantivy::directory::error::OpenDirectoryError;
use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};

use super::seal::CHANGED;
use super::{MANIFEST, META, Manifest, OpenIndex, Seal, first_damage, guarded, open_in};
use crate::error::{Error, Result};

/// Opens the index in the directory `dir`.
///
/// Reads the stored texts and names to the last byte, because a wrong length in a text can end the process. Of the
/// other files it compares the lengths and reads only what it needs: a wrong byte in them may be found later, or never.
/// [`super::check`] finds every wrong byte.
///
/// # Errors
/// The errors of [`Manifest::read`]; [`Error::OtherAnalysis`] if the words of the index were cut in another way than
/// those of a query would be; [`Error::BrokenIndex`] if files are missing or seen to be damaged.
pub fn open(dir: &Path) -> Result<OpenIndex> {
    open_checked(dir, Extent::Needed)
}

/// Opens the index in the directory `dir` after every byte of its files was compared with the checksums in its
/// manifest.
///
/// # Errors
/// The errors of [`open`].
pub fn open_whole(dir: &Path) -> Result<OpenIndex> {
    open_known(dir, &|_, _| false)
}

/// Opens the index in the directory `dir` after every byte of the files that are not `known` was compared with the
/// checksums in its manifest. Of known files only the lengths are looked at.
///
/// # Errors
/// The errors of [`open`].
pub fn open_known(dir: &Path, known: IsKnown) -> Result<OpenIndex> {
    open_checked(dir, Extent::Unknown(known))
}

/// Opens the generation that `manifest` names of the index in the directory `dir`, after every byte of the files that are
/// not `known` was compared with the checksums in `manifest`. Of known files only the lengths are looked at.
///
/// # Errors
/// The errors of [`open`].
pub fn open_generation(dir: &Path, manifest: Manifest, known: IsKnown) -> Result<OpenIndex> {
    opened(dir, manifest, Extent::Unknown(known))
}

/// Tells of a file of the generation that a manifest names, by the name of the file, whether it is known to be what was
/// written, so that nobody has to read it again.
pub type IsKnown<'k> = &'k (dyn Fn(&Manifest, &str) -> bool + Sync);

/// How much of the files is checked before an index is opened.
#[derive(Clone, Copy)]
enum Extent<'k> {
    /// What can end the process where it is damaged.
    Needed,
    /// Every file that is not known.
    Unknown(IsKnown<'k>),
}

fn open_checked(dir: &Path, check: Extent) -> Result<OpenIndex> {
    let mut manifest = Manifest::read(dir)?;
    loop {
        let generation = manifest.generation.clone();
        match opened(dir, manifest, check) {
            Ok(index) => return Ok(index),
            Err(error) => {
                // A build may have published a new generation and removed this one meanwhile.
                manifest = Manifest::read(dir)?;
                if manifest.generation == generation {
                    return Err(error);
                }
            }
        }
    }
}

fn opened(dir: &Path, manifest: Manifest, check: Extent) -> Result<OpenIndex> {
    if let Some(mismatch) = manifest.analysis_mismatch() {
        return Err(Error::OtherAnalysis { path: dir.to_owned(), mismatch });
    }
    guarded(
        dir,
        || first_damage(dir, &manifest),
        || {
            let path = manifest.generation_path(dir);
            let broken = |what: String| Error::BrokenIndex { path: path.clone(), what };
            if !path.is_dir() {
                return Err(broken("the files that its manifest names are missing".into()));
            }
            let failed = |e: OpenDirectoryError| broken(format!("its files cannot be opened: {e}"));
            let files = MmapDirectory::open(&path).map_err(failed)?;
            match check {
                Extent::Unknown(known) => {
                    manifest.check_text(dir)?;
                    // As long as these live, a file is mapped once.
                    let _mapped = whole(&files, &path, &manifest, known)?;
                    open_in(files, manifest.clone(), &path)
                }
                Extent::Needed => {
                    let of_needed = lengths(&path, &manifest).and_then(|()| stored(&files, &path, &manifest));
                    of_needed.and_then(|()| open_in(files, manifest.clone(), &path))
                }
            }
        },
    )
}

/// Reads every file that is not known to its last byte and returns what was read.
fn whole(files: &MmapDirectory, path: &Path, manifest: &Manifest, known: IsKnown) -> Result<Vec<OwnedBytes>> {
    let map = |name: &str| files.open_read(Path::new(name)).map_err(io::Error::other)?.read_bytes();
    let read = |(name, seal): (&String, &Seal)| {
        let at = path.join(name);
        let wrong = match seal.wrong_length(&at) {
            Some(wrong) => wrong,
            None if known(manifest, name) => return Ok(OwnedBytes::empty()),
            None => match map(name) {
                Ok(bytes) => match seal.wrong_bytes(&bytes) {
                    Some(wrong) => wrong,
                    None => return Ok(bytes),
                },
                Err(error) => format!("it cannot be read: {error}"),
            },
        };
        Err(Error::BrokenIndex { path: at, what: wrong })
    };
    manifest.files.iter().map(read).collect()
}

/// Looks at the lengths of the files, and reads the one that says how much memory the rest takes.
fn lengths(path: &Path, manifest: &Manifest) -> Result<()> {
    for (name, seal) in &manifest.files {
        let at = path.join(name);
        let wrong = if name == META { seal.wrong_content(&at) } else { seal.wrong_length(&at) };
        if let Some(what) = wrong {
            return Err(Error::BrokenIndex { path: at, what });
        }
    }
    Ok(())
}

/// Reads the stored texts and names to their last byte.
///
/// Tantivy believes the lengths in stored texts: where one asks for more memory than there is, the process ends on the
/// spot, and no guard helps. A wrong name leads to another section.
fn stored(files: &MmapDirectory, path: &Path, manifest: &Manifest) -> Result<()> {
    let is_stored = |name: &&String| name.ends_with(".store") || name.ends_with(".fast");
    for name in manifest.files.keys().filter(is_stored) {
        let bytes = files.open_read(Path::new(name)).ok().and_then(|file| file.read_bytes().ok());
        let wrong = bytes.is_none_or(|bytes| manifest.files[name].wrong_bytes(&bytes).is_some());
        if wrong {
            return Err(Error::BrokenIndex { path: path.join(name), what: CHANGED.into() });
        }
    }
    Ok(())
}

/// Number of bytes of the files of the index in the directory `dir`, with the manifest.
pub fn size_on_disk(dir: &Path, manifest: &Manifest) -> u64 {
    let files: u64 = manifest.files.values().map(|file| file.bytes).sum();
    let manifests = [dir, &manifest.generation_path(dir)].map(|at| std::fs::metadata(at.join(MANIFEST)));
    files + manifests.iter().flatten().map(std::fs::Metadata::len).sum::<u64>()
}

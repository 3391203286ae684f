//! Publishing: a finished generation takes the place of the index in force.

use std::fs;
use std::path::Path;

use timra_format::{MANIFEST, Manifest, Seal, Seals};

use super::generations::Generations;
use super::leftovers::{FILES, REPLACED};
use super::sync::sync;
use super::{Inputs, inputs};
use crate::error::{Error, Result};

/// Puts the generation in the directory `new` in force and removes the last one. Files that are `linked` are on the
/// disk already.
///
/// The bytes of a file are on the disk before a name leads to it, and the manifest comes last: at every moment the
/// manifest in `generations` names files that are complete.
///
/// # Errors
/// [`Error::Write`] if something cannot be written; the index is then what it was before. [`Error::Unsettled`] if the
/// new index is in force, but may not be on the disk yet.
pub(crate) fn publish(
    generations: &Generations,
    new: &Path,
    (manifest, linked): (&Manifest, &Seals),
    inputs: &Inputs,
) -> Result<()> {
    let dir = &generations.dir;
    settle_generation(dir, new, manifest, linked)?;
    // Before the manifest: whoever is killed in between is told by the next look that this build is not in force, and
    // from what to build it.
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Write { path, source }
    };
    let inputs_path = dir.join(inputs::FILE);
    put(&new.join(inputs::FILE), &inputs.packed(), &inputs_path).map_err(fail(&inputs_path))?;
    sync(dir).map_err(fail(dir))?;
    // It names paths of this machine, and nobody would know to leave it out of what they ship.
    let _ = fs::remove_file(dir.join(inputs::FORMER));
    let manifest_path = dir.join(MANIFEST);
    put(&new.join(MANIFEST), manifest.text().as_bytes(), &manifest_path).map_err(fail(&manifest_path))?;
    // The index before stays on the disk: if the power fails, it may be in force again.
    sync(dir).map_err(|source| Error::Unsettled { path: dir.clone(), source })?;
    generations.keep_only(&manifest.generation);
    Ok(())
}

/// Writes the inputs of the index in force again.
///
/// # Errors
/// [`Error::Write`] if they cannot be written; the old inputs are then still there.
pub(crate) fn publish_inputs(generations: &Generations, inputs: &Inputs) -> Result<()> {
    let new = generations.building()?;
    let path = generations.dir.join(inputs::FILE);
    let written = put(&new.path().join(inputs::FILE), &inputs.packed(), &path);
    written.map_err(|source| Error::Write { path, source })
}

/// Moves the files of a new generation to the directory that is named after them, and makes sure that they are on the
/// disk.
fn settle_generation(dir: &Path, new: &Path, manifest: &Manifest, linked: &Seals) -> Result<()> {
    let files = new.join(FILES);
    let generation = manifest.generation_path(dir);
    let fail = |source| Error::Write { path: generation.clone(), source };
    // A generation says itself what it is: another manifest may come before its files.
    let own = files.join(MANIFEST);
    fs::write(&own, manifest.text()).map_err(fail)?;
    sync(&own).map_err(fail)?;
    let is_damaged = |(name, seal): (&String, &Seal)| seal.wrong_content(&generation.join(name)).is_some();
    if !manifest.files.iter().any(is_damaged) {
        // The same files: readers of it read on, and another program may have put them there.
        manifest.files.keys().try_for_each(|name| sync(&generation.join(name))).map_err(fail)?;
        fs::rename(own, generation.join(MANIFEST)).map_err(fail)?;
        sync(&generation).map_err(fail)?;
    } else {
        let is_new = |name: &&String| !linked.contains_key(*name);
        manifest.files.keys().filter(is_new).try_for_each(|name| sync(&files.join(name))).map_err(fail)?;
        sync(&files).map_err(fail)?;
        let replaced = new.join(REPLACED);
        if fs::symlink_metadata(&generation).is_ok() {
            fs::rename(&generation, &replaced).map_err(fail)?;
        }
        fs::rename(files, &generation).map_err(|source| {
            // Damaged as it is, it may be what the manifest names.
            let _ = fs::rename(replaced, &generation);
            fail(source)
        })?;
    }
    sync(dir).map_err(fail)
}

/// Writes `bytes` to the file `new` and renames it to `to`, which has the old or the new bytes at every moment.
fn put(new: &Path, bytes: &[u8], to: &Path) -> std::io::Result<()> {
    fs::write(new, bytes)?;
    sync(new)?;
    fs::rename(new, to)
}

//! The index that answers while the files of a newer one are not complete.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::{MANIFEST, Manifest, is_generation_name};

/// The manifest of the generation before the one that the manifest in the directory `dir` names, if files of the newer
/// generation are missing: a copy may bring the manifest first, or stop in the middle. `None` if the newer generation
/// is complete, or if no other one is.
pub fn before(dir: &Path) -> Option<Manifest> {
    let newest = Manifest::read(dir).ok().filter(|newest| !newest.is_complete(dir))?;
    let names = fs::read_dir(dir).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let others = names.filter(|name| is_generation_name(name) && *name != newest.generation);
    let manifests = others.filter_map(|name| {
        let path = dir.join(&name);
        let manifest = Manifest::read(&path).ok()?;
        let is_there = manifest.generation == name && manifest.is_complete(dir);
        is_there.then(|| (written(&path), manifest))
    });
    // There is one, unless copies have ended in the middle again and again.
    manifests.max_by_key(|(written, _)| *written).map(|(_, manifest)| manifest)
}

/// When the manifest of a generation was written.
fn written(generation: &Path) -> Option<SystemTime> {
    fs::metadata(generation.join(MANIFEST)).ok()?.modified().ok()
}

//! The index that answers as long as the files of a newer one are not all there.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use timra_format::{MANIFEST, Manifest, is_generation_name};

/// The manifest of the generation that the index in `dir` had before its manifest was replaced, where files of the newer
/// one are missing: a copy may bring the manifest first, or end in the middle. `None` if they are all there, or if no other
/// generation is.
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

/// When a generation was told what is in it.
fn written(generation: &Path) -> Option<SystemTime> {
    fs::metadata(generation.join(MANIFEST)).ok()?.modified().ok()
}

//! Bytes of a manifest → an index that is opened, or an error.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use timra_format::{Manifest, check, open};
use timra_index::{Progress, Sources, build};
use xxhash_rust::xxh3::xxh3_128;

static INDEX: LazyLock<PathBuf> = LazyLock::new(|| {
    let dir = tempfile::tempdir().expect("a directory").keep();
    fs::write(dir.join("birds.md"), "# Birds\n\nAn albatross can stay in the air for hours.\n")
        .expect("a page");
    let index = dir.join("index");
    let sources = Sources { roots: vec![dir], ..Sources::default() };
    build(&sources, &index, &Progress::silent()).expect("an index");
    index
});

static WHOLE: LazyLock<Manifest> = LazyLock::new(|| Manifest::read(&INDEX).expect("a manifest"));

fuzz_target!(|bytes: &[u8]| {
    let whole = &*WHOLE;
    opened(bytes, whole);
    // Nobody guesses a digest: one that fits lets through what reading has to refuse by itself.
    let Ok(mut manifest) = serde_json::from_slice::<Manifest>(bytes) else { return };
    manifest.digest = String::new();
    let generation = std::mem::take(&mut manifest.generation);
    manifest.digest = format!("{:032x}", xxh3_128(&serde_json::to_vec(&manifest).expect("JSON")));
    manifest.generation = generation;
    opened(&serde_json::to_vec(&manifest).expect("JSON"), whole);
    // As it stands, but for what is said of the files, which nothing here can know.
    manifest.files.clone_from(&whole.files);
    manifest.generation.clone_from(&whole.generation);
    opened(&serde_json::to_vec(&manifest).expect("JSON"), whole);
});

fn opened(bytes: &[u8], whole: &Manifest) {
    fs::write(INDEX.join("manifest.json"), bytes).expect("written");
    if let Ok(manifest) = Manifest::read(&INDEX) {
        let path = manifest.generation_path(&INDEX);
        assert_eq!(path.parent(), Some(INDEX.as_path()), "{path:?} is elsewhere");
    }
    if let Ok(index) = open(&INDEX) {
        assert_eq!(index.manifest.generation, whole.generation);
    }
    if let Ok(damages) = check(&INDEX) {
        assert!(damages.iter().all(|damage| damage.path.starts_with(&*INDEX)), "{damages:?}");
    }
}

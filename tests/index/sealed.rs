//! What a manifest vouches for, and nothing else, is read, and only while it is what was written.

use std::cell::Cell;
use std::fs;
use std::time::{Duration, SystemTime};

use timra_format::{Error, MANIFEST, Manifest, Seals, Watched, open};
use timra_index::{Progress, Sources, build};
use xxhash_rust::xxh3::Xxh3;

#[test]
fn what_is_not_sealed_is_not_read() {
    let place = tempfile::tempdir().expect("a directory");
    let (root, dir) = (place.path().join("notes"), place.path().join("index"));
    fs::create_dir(&root).expect("a directory");
    fs::write(root.join("a.md"), "# Work\n").expect("a page");
    let sources = Sources { roots: vec![root], ..Sources::default() };
    build(&sources, &dir, &Progress::silent()).expect("an index");
    let manifest = Manifest::read(&dir).expect("a manifest");
    // Others are not opened before somebody asks for what is in them.
    let is_opened = |name: &&String| !name.ends_with(".lz4") && !name.ends_with(".pos");
    for left_out in manifest.files.keys().filter(is_opened).map(Some).chain([None]) {
        let mut seals = manifest.files.clone();
        match left_out {
            Some(name) => drop(seals.remove(name)),
            None => seals = Seals::new(),
        }
        let mut hostile = manifest.clone();
        hostile.seal(seals, &mut Xxh3::new());
        let generation = hostile.generation_path(&dir);
        fs::rename(manifest.generation_path(&dir), &generation).expect("another name");
        fs::write(dir.join(MANIFEST), hostile.text()).expect("a manifest");
        let opened = open(&dir);
        assert!(matches!(opened, Err(Error::BrokenIndex { .. })), "without {left_out:?}");
        fs::rename(generation, manifest.generation_path(&dir)).expect("the old name");
    }
}

#[test]
fn what_is_read_while_a_file_is_cut_off_does_not_count() {
    let dir = tempfile::tempdir().expect("a directory");
    fs::write(dir.path().join("birds.md"), "# Birds\n\nAn albatross stays in the air.\n").expect("a page");
    let index = dir.path().join("index");
    let sources = Sources { roots: vec![dir.path().to_owned()], ..Sources::default() };
    let manifest: Manifest = build(&sources, &index, &Progress::silent()).expect("an index").manifest;
    for name in manifest.files.keys() {
        let path = manifest.generation_path(&index).join(name);
        let bytes = fs::read(&path).expect("bytes");
        let watched = Watched::open(&index, &manifest).expect("files");
        let asked = Cell::new(0);
        let found = watched.read(|| {
            asked.set(asked.get() + 1);
            if asked.get() == 1 {
                // Cut off and whole again, as by a copy of the same.
                fs::write(&path, &bytes).expect("written");
                let file = fs::File::options().write(true).open(&path).expect("a file");
                file.set_modified(SystemTime::now() + Duration::from_secs(9)).expect("a time");
            }
            Ok(())
        });
        assert!(found.is_ok() && asked.get() == 2, "{name}: {found:?} after {} times", asked.get());
        fs::write(&path, &bytes[1..]).expect("cut off");
        assert!(watched.read(|| Ok(())).is_err(), "{name}");
        fs::write(&path, &bytes).expect("repaired");
        assert!(watched.read(|| Ok(())).is_ok(), "{name}");
    }
}

//! What is no index, or not any more, is refused with advice and never searched half.

use std::fs;
use std::path::{Path, PathBuf};

use timra_format::Manifest;

use super::ran::Ran;
use super::workplace::{CACHE, Workplace};

/// Searches an index after `damage` was done to its directory.
#[track_caller]
fn search_after(damage: impl FnOnce(&Path)) -> Ran {
    let place = Workplace::empty();
    place.write("notes/one.md", "# Quokka\n\nQuokkas smile.\n");
    place.timra(&["index", "notes", "--index", "i"]).exits(0);
    damage(&place.path("i"));
    let ran = place.timra(&["search", "--index", "i", "quokka"]).exits(2);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.starts_with("timra: i"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    ran
}

fn edit_manifest(index: &Path, edit: impl FnOnce(String) -> String) {
    let path = index.join("manifest.json");
    let text = fs::read_to_string(&path).expect("a manifest");
    fs::write(path, edit(text)).expect("a manifest");
}

/// The directory with the files of the index.
fn generation(index: &Path) -> PathBuf {
    Manifest::read(index).expect("a manifest").generation_path(index)
}

#[test]
fn a_directory_without_an_index() {
    search_after(|index| fs::remove_dir_all(index).expect("an index")).says(&["no index", "timra index"]);
    search_after(|index| {
        fs::remove_dir_all(index).expect("an index");
        fs::create_dir(index).expect("a directory");
    })
    .says(&["no index", "timra index"]);
}

#[test]
fn an_index_of_another_program() {
    search_after(|index| {
        fs::remove_file(index.join("manifest.json")).expect("a manifest");
        fs::write(index.join("meta.json"), r#"{"segments":[],"schema":[],"opstamp":0}"#).expect("a file");
    })
    .says(&["not made by timra", "--index"]);
    search_after(|index| edit_manifest(index, |text| text.replace("\"timra\"", "\"other\"")))
        .says(&["not made by timra"]);
}

#[test]
fn a_manifest_that_is_cut_off_or_of_another_format() {
    search_after(|index| edit_manifest(index, |text| text[..text.len() / 2].to_owned()))
        .says(&["broken", "--full"]);
    search_after(|index| edit_manifest(index, |_| String::new())).says(&["broken", "--full"]);
    let at_format = |format: u32| {
        move |text: String| {
            let mut manifest: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            manifest["format"] = format.into();
            manifest.to_string()
        }
    };
    search_after(|index| edit_manifest(index, at_format(9999))).says(&["format 9999", "newer timra"]);
    search_after(|index| {
        edit_manifest(index, at_format(0));
        // An index that knows what it was built from would be built again.
        std::fs::remove_file(index.join("inputs.json.lz4")).expect("inputs");
    })
    .says(&["format 0", "--full"]);
}

#[test]
fn a_generation_that_is_missing_or_elsewhere() {
    search_after(|index| fs::remove_dir_all(generation(index)).expect("files")).says(&["missing", "--full"]);
    search_after(|index| {
        let generation = Manifest::read(index).expect("a manifest").generation;
        edit_manifest(index, |text| text.replace(&generation, "../notes"));
        // An index that knows what it was built from would be built again.
        fs::remove_file(index.join("inputs.json.lz4")).expect("inputs");
    })
    .says(&["outside the index", "--full"]);
    // The name says what is in it, so that no other directory can be meant.
    search_after(|index| {
        let old = generation(index);
        let name = format!("g-{}", "0".repeat(32));
        edit_manifest(index, |text| {
            text.replace(&old.file_name().expect("a name").to_string_lossy().into_owned(), &name)
        });
        fs::rename(old, index.join(name)).expect("renamed");
        fs::remove_file(index.join("inputs.json.lz4")).expect("inputs");
    })
    .says(&["not what was written", "--full"]);
}

/// Every file of the index in turn is cut to half of its length.
#[test]
fn files_that_are_cut_off() {
    let mut cut = 0;
    let mut names = vec![String::new()];
    while cut < names.len() {
        let ran = search_after(|index| {
            let files = fs::read_dir(generation(index)).expect("files").flatten();
            let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
            // Names differ from build to build but for what they are.
            files.retain(|file| fs::metadata(file).is_ok_and(|file| file.len() > 0) && !is_manifest(file));
            files.sort_by_key(|file| file.extension().map(ToOwned::to_owned));
            names = files.iter().map(|file| file.display().to_string()).collect();
            let file = fs::File::options().write(true).open(&files[cut]).expect("a file");
            let len = file.metadata().expect("a length").len();
            file.set_len(len / 2).expect("a shorter file");
        });
        assert!(ran.stderr.contains("--full"), "{}: {}", names[cut], ran.stderr);
        cut += 1;
    }
    assert!(cut > 3, "{names:?}");
}

/// What a generation says of itself, which no search reads as long as the index says the same.
fn is_manifest(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == "manifest.json")
}

#[test]
fn a_check_reads_every_byte() {
    let place = Workplace::empty();
    place.write("notes/one.md", "# Quokka\n\nQuokkas smile.\n");
    place.timra(&["index", "notes", "--index", "i"]).exits(0);
    place.timra(&["check", "--index", "i"]).exits(0).says(&["i is whole"]);
    let generation = generation(&place.path("i"));
    let mut files = fs::read_dir(&generation).expect("files").map(|file| file.expect("a file").path());
    let file = files.find(|path| path.extension().is_some_and(|it| it == "store")).expect("texts");
    let mut bytes = fs::read(&file).expect("a file of the index");
    bytes[7] ^= 1;
    fs::write(&file, &bytes).expect("a damaged file");
    let ran = place.timra(&["check", "--index", "i"]).exits(1).says(&["--full"]);
    let below = file.strip_prefix(place.path("")).expect("a path below").display().to_string();
    assert_eq!(ran.stdout, format!("{below}: its content is not what was written\n"));
    // What the generation says of itself, too.
    bytes[7] ^= 1;
    fs::write(&file, bytes).expect("repaired");
    fs::write(generation.join("manifest.json"), "{}").expect("a damaged file");
    let ran = place.timra(&["check", "--index", "i"]).exits(1);
    assert!(ran.stdout.ends_with("/manifest.json: its content is not what was written\n"), "{}", ran.stdout);
    place.timra(&["check", "--index", "nowhere"]).exits(2).says(&["there is no index here"]);
}

#[test]
#[cfg(unix)]
fn an_index_that_was_found_whole_is_not_read_again_until_its_files_change() {
    let place = Workplace::empty();
    place.write("notes/one.md", "# Quokka\n\nQuokkas smile.\n");
    place.timra(&["index", "notes", "--index", "i"]).exits(0);
    let records = place.path(CACHE).join("timra/verified");
    // Files that were written just before are not relied on.
    while !records.exists() {
        place.timra(&["search", "--index", "i", "quokka"]).exits(0);
    }
    let written = |records: &Path| {
        let entry = fs::read_dir(records).expect("records").next().expect("a record").expect("an entry");
        entry.metadata().and_then(|it| it.modified()).expect("a time")
    };
    let before = written(&records);
    place.timra(&["search", "--index", "i", "quokka"]).exits(0);
    assert_eq!(written(&records), before, "it was found whole once");
    let manifest = Manifest::read(&place.path("i")).expect("a manifest");
    for name in manifest.files.keys() {
        let file = manifest.generation_path(&place.path("i")).join(name);
        let (bytes, times) = (fs::read(&file).expect("bytes"), fs::metadata(&file).expect("times"));
        let Some(last) = bytes.len().checked_sub(1) else { continue };
        let mut other = bytes.clone();
        other[last] ^= 1;
        for (bytes, exit) in [(&other, 2), (&bytes, 0)] {
            fs::write(&file, bytes).expect("a file");
            let age = fs::File::options().write(true).open(&file);
            age.and_then(|it| it.set_modified(times.modified()?)).expect("a time");
            place.timra(&["search", "--index", "i", "quokka"]).exits(exit);
        }
    }
}

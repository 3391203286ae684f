//! What a build may remove: what builds have left, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use timra_format::Manifest;

use crate::cli::workplace::Workplace;

/// What somebody else may have put into the directory of an index, under names that look like timra's.
const FOREIGN: [&str; 12] = [
    ".building-mine/notes.txt",
    ".new-mine/notes.txt",
    ".new-abcdef",
    ".timra-draft-abcdef/notes.txt",
    ".timra-draft-abcdeg/files/notes.txt",
    ".timra-draft-abcdeh/files/meta.json/notes.txt",
    ".timra-draft-mine/files/meta.json",
    "g7/notes.txt",
    "g-00000000000000000000000000000000/notes.txt",
    "g-00000000000000000000000000000001/meta.json/notes.txt",
    "g-mine/meta.json",
    "00000000000000000000000000000000.store",
];

/// What builds leave that are killed, in every stage of being written or removed.
const LEFT: [&str; 8] = [
    ".timra-draft-a1B2c3/files/.managed.json",
    ".timra-draft-a1B2c3/files/.tmpAbCdEf",
    ".timra-draft-a1B2c3/manifest.json",
    ".timra-draft-zzzzzz/replaced/meta.json",
    ".timra-draft-yyyyyy/inputs.json.lz4",
    "g-00000000000000000000000000000002/0123456789abcdef0123456789abcdef.store",
    "g-00000000000000000000000000000002/manifest.json",
    "g3/meta.json",
];

/// The files below the directory, apart from those of the generation in force.
fn files(index: &Path) -> BTreeSet<String> {
    let current = Manifest::read(index).map(|manifest| manifest.generation).unwrap_or_default();
    let entries = walkdir::WalkDir::new(index).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    let below = files.map(|entry| entry.path().strip_prefix(index).expect("below").display().to_string());
    below.filter(|path| current.is_empty() || !path.starts_with(&current)).collect()
}

#[test]
fn every_build_removes_what_builds_have_left_and_nothing_else() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let outside = place.path("outside/meta.json");
    place.write("outside/meta.json", "{}");
    for command in [&["index"][..], &["search", "blue"], &["index", "--full"]] {
        for path in FOREIGN.iter().chain(&LEFT) {
            place.write(Path::new("index").join(path), "x");
        }
        fs::create_dir_all(place.path("index/g9")).expect("a directory that was emptied");
        #[cfg(unix)]
        if !place.path("index/g11").exists() {
            std::os::unix::fs::symlink(place.path("outside"), place.path("index/g11")).expect("a link");
        }
        place.timra(command).exits(0);
        let expected = FOREIGN.iter().chain(&[".lock", "inputs.json.lz4", "manifest.json"]);
        let mut expected: BTreeSet<String> = expected.map(|path| (*path).to_owned()).collect();
        expected.extend(cfg!(unix).then(|| "g11".to_owned()));
        assert_eq!(files(&place.path("index")), expected, "{command:?}");
        assert!(!place.path("index/g9").exists() && outside.exists(), "{command:?}");
    }
}

#[test]
fn a_directory_that_holds_other_files_is_left_as_it_is() {
    for path in FOREIGN.iter().filter(|path| !path.starts_with('.')).chain(&["inputs.json.lz4", "notes.md"]) {
        let place = Workplace::with_sample();
        place.write(Path::new("index").join(path), "x");
        place.timra(&["index"]).exits(2).says(&["holds other files", "--index"]);
        assert_eq!(files(&place.path("index")), BTreeSet::from([(*path).to_owned()]), "{path}");
    }
}

#[test]
fn what_a_first_build_leaves_that_is_killed_is_built_on() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let whole = files(&place.path("index"));
    // Killed before the manifest was written, and before the inputs were.
    for removed in [&["manifest.json"][..], &["manifest.json", "inputs.json.lz4"]] {
        for name in removed {
            fs::remove_file(place.path("index").join(name)).expect("a file");
        }
        place.timra(&["search", "--frozen", "blue"]).exits(2).says(&["there is no index here"]);
        assert!(!place.found(&["blue green"]).is_empty());
        assert_eq!(files(&place.path("index")), whole);
    }
}

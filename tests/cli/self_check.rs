//! What the program says of itself.

use std::fs;

use super::workplace::Workplace;

#[test]
fn the_program_works_where_there_is_no_index() {
    let ran = Workplace::empty().timra(&["self-check"]).exits(0);
    let told = &ran.stdout;
    for line in [
        &format!("timra {}, index format {}", env!("CARGO_PKG_VERSION"), timra_format::FORMAT),
        "index: there is none in index",
        "build and search: work",
    ] {
        assert!(told.lines().any(|told| told == line), "{line:?} is not in:\n{told}");
    }
}

#[test]
fn an_index_is_current_outdated_or_damaged() {
    let place = Workplace::with_sample();
    place.timra(&["index"]).exits(0);
    let state = |code| place.timra(&["self-check", "--format", "json"]).exits(code).json()["index"].clone();
    assert_eq!(state(0)["state"], "current");

    let manifest = place.path("index/manifest.json");
    let current = fs::read_to_string(&manifest).expect("a manifest");
    let format = timra_format::FORMAT;
    let of_format = |other: u32| {
        let changed = current.replace(&format!("\"format\": {format}"), &format!("\"format\": {other}"));
        let changed = changed.replace(&format!("\"format\":{format}"), &format!("\"format\":{other}"));
        assert_ne!(changed, current);
        fs::write(&manifest, changed).expect("a manifest");
    };
    of_format(format - 1);
    assert_eq!(state(0)["state"], "outdated");
    of_format(format + 1);
    let newer = state(1);
    assert_eq!(newer["state"], "unusable", "{newer}");
    fs::write(&manifest, &current).expect("a manifest");

    let files = walkdir::WalkDir::new(place.path("index")).into_iter().filter_map(Result::ok);
    let store =
        files.map(walkdir::DirEntry::into_path).find(|path| path.extension() == Some("store".as_ref()));
    let store = store.expect("stored values");
    let mut bytes = fs::read(&store).expect("bytes");
    bytes[0] ^= 1;
    fs::write(&store, bytes).expect("bytes");
    let damaged = state(1);
    assert_eq!(damaged["state"], "unusable");
    assert!(damaged["why"][0].as_str().is_some_and(|why| why.contains(".store")), "{damaged}");
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_written_is_a_finding() {
    let place = Workplace::empty();
    let env = [("TMPDIR", "/nowhere/at/all")];
    let ran = place.timra_with(&["self-check"], &env).exits(1);
    assert!(ran.stdout.contains("build and search: /nowhere/at/all cannot be written"), "{}", ran.stdout);
}

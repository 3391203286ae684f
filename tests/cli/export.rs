//! `timra export`: a search bundle, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::workplace::Workplace;

/// Every file below a directory, with its bytes.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(dir).into_iter().map(|entry| entry.expect("an entry").into_path());
    entries
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).expect("a file")))
        .collect()
}

#[test]
fn a_bundle_inside_of_what_was_published_is_never_read() {
    let place = Workplace::empty();
    for (path, heading) in [("index.html", "Welcome"), ("install/index.html", "Install the archive")] {
        let page =
            format!("<!doctype html><html lang=en><main><h1>{heading}</h1><p>Two steps.</main></html>");
        place.write(Path::new("public").join(path), page);
    }
    place.timra(&["export", "public", "--to", "public/timra"]).exits(0).says(&["2 pages", "0 removed"]);
    assert!(!place.path("index").exists(), "an index is left");
    let first = files(&place.path("public/timra"));
    let again = place.timra(&["export", "public", "--to", "public/timra"]).exits(0);
    again.says(&["2 pages", "0 written, 0 removed"]);
    assert_eq!(files(&place.path("public/timra")), first);
}

#[test]
fn a_bundle_is_made_of_an_index_and_of_content_alike() {
    let place = Workplace::with_sample();
    place.timra(&["export", "content", "--index", "ix", "--to", "one"]).exits(0);
    assert!(place.path("ix/manifest.json").is_file());
    place.timra(&["export", "--index", "ix", "--to", "two"]).exits(0).says(&["two: ", " pieces, "]);
    let bytes = |name: &str| files(&place.path(name)).into_values().collect::<Vec<_>>();
    assert_eq!(bytes("one"), bytes("two"));
}

#[test]
fn a_directory_of_others_is_refused() {
    let place = Workplace::with_sample();
    place.write("thesis/one.md", "words");
    let refused = place.timra(&["export", "content", "--to", "thesis"]).exits(2);
    refused.says(&["thesis: there are files here that are no search bundle", "with --to"]);
    place.timra(&["export", "--index", "nowhere", "--to", "x"]).exits(2).says(&["there is no index here"]);
}

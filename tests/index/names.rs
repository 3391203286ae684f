//! A name says what is in it: wherever and whenever it comes up again, it leads to the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use timra_format::Manifest;

use crate::cli::workplace::Workplace;

/// The files of the generation in force, by their paths below the index.
fn files(index: &Path) -> BTreeMap<String, Vec<u8>> {
    let manifest = Manifest::read(index).expect("a manifest");
    let path = manifest.generation_path(index);
    let file = |name: &String| {
        (format!("{}/{name}", manifest.generation), fs::read(path.join(name)).expect("a file"))
    };
    manifest.files.keys().map(file).collect()
}

/// A site of `pages` pages, of which the first says how often it was changed.
fn write(place: &Workplace, pages: usize, version: usize) {
    for page in 0..pages {
        let said = if page == 0 { version } else { 0 };
        place.write(
            format!("notes/p{page}.md"),
            format!("# Page {page}\n\nQuokka{page} smiles {said} times.\n"),
        );
    }
}

#[test]
fn no_name_is_used_again_for_other_bytes_and_the_same_changes_give_the_same_names() {
    let mut seen = BTreeMap::<String, Vec<u8>>::new();
    let mut histories = Vec::new();
    for index in ["one", "two"] {
        let place = Workplace::empty();
        let mut history = Vec::new();
        // There and back again, each step once by going on from the one before and once from nothing.
        for version in [0, 1, 2, 1, 0, 2] {
            for how in
                [&["index", "notes", "--index", index][..], &["index", "notes", "--index", index, "--full"]]
            {
                write(&place, 40, version);
                place.timra(how).exits(0);
                let files = files(&place.path(index));
                for (name, bytes) in files {
                    assert!(seen.get(&name).is_none_or(|before| *before == bytes), "{name} has other bytes");
                    history.push(name.clone());
                    seen.insert(name, bytes);
                }
            }
        }
        histories.push(history);
    }
    assert_eq!(histories[0], histories[1]);
    let replaced = seen.keys().filter(|name| name.ends_with(".del")).count();
    assert!(replaced > 2, "hardly any build went on from the one before: {:?}", seen.keys());
    // A segment's name, too, says what is in it: in every generation it is the same.
    let mut by_file = BTreeMap::<&str, &[u8]>::new();
    for (path, bytes) in seen.iter().filter(|(path, _)| is_of_a_segment(path)) {
        let file = path.split_once('/').expect("a generation").1;
        assert!(by_file.insert(file, bytes).is_none_or(|before| before == bytes.as_slice()), "{file}");
    }
    assert!(by_file.len() < seen.len() / 2, "{} of {} files", by_file.len(), seen.len());
}

/// What is in a segment; what was replaced in it is another file in every generation.
fn is_of_a_segment(path: &str) -> bool {
    [".idx", ".pos", ".term", ".store", ".fast", ".fieldnorm"].iter().any(|ending| path.ends_with(ending))
}

/// Readers have its files open, and whatever happens while they are written would happen to them.
#[test]
#[cfg(unix)]
fn a_build_that_comes_to_the_same_leaves_the_files_that_are_there() {
    use std::os::unix::fs::MetadataExt;
    let place = Workplace::with_sample();
    let inodes = || {
        let manifest = Manifest::read(&place.path("index")).expect("a manifest");
        let path = manifest.generation_path(&place.path("index"));
        let inode = |name: &String| fs::metadata(path.join(name)).expect("a file").ino();
        manifest.files.keys().map(inode).collect::<Vec<_>>()
    };
    place.timra(&["index"]).exits(0);
    let before = inodes();
    place.timra(&["index", "--full"]).exits(0);
    assert_eq!(inodes(), before);
    assert_eq!(timra_format::check(&place.path("index")).expect("an index"), []);
    // Unless they are damaged.
    let manifest = Manifest::read(&place.path("index")).expect("a manifest");
    let meta = manifest.generation_path(&place.path("index")).join("meta.json");
    fs::write(meta, "{}").expect("damage");
    place.timra(&["index", "--full"]).exits(0);
    assert!(inodes().iter().all(|inode| !before.contains(inode)));
    assert_eq!(timra_format::check(&place.path("index")).expect("an index"), []);
}

/// Generations were counted once, and the number after the last one that a machine can count was none.
#[test]
fn no_name_in_a_manifest_keeps_an_index_from_being_built() {
    for name in ["g18446744073709551615", "g1", "g-00000000000000000000000000000000", "g-", "..", ""] {
        let place = Workplace::empty();
        place.write("notes/one.md", "# Quokka\n\nQuokkas smile.\n");
        place.timra(&["index", "notes"]).exits(0);
        let path = place.path("index/manifest.json");
        let generation = Manifest::read(&place.path("index")).expect("a manifest").generation;
        let text = fs::read_to_string(&path).expect("a manifest").replace(&generation, name);
        fs::write(&path, text).expect("a manifest");
        place.write("index/g18446744073709551615/meta.json", "{}");
        place.timra(&["search", "--frozen", "quokka"]).exits(2).says(&["index/manifest.json", "--full"]);
        for _ in 0..2 {
            place.timra(&["index", "notes", "--full"]).exits(0);
            assert_eq!(place.found(&["--frozen", "quokka"]), ["notes/one.md#quokka"], "{name}");
        }
        assert_eq!(timra_format::check(&place.path("index")).expect("an index"), []);
        assert!(!place.path("index/g18446744073709551615").exists());
    }
}

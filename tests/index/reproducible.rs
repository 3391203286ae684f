//! The same content, options and version give the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::cli::workplace::Workplace;

/// Every file of the index but the one that belongs to the machine it was built on.
fn files(index: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(index).into_iter().map(|entry| entry.expect("an entry"));
    let files = files.filter(|entry| entry.file_type().is_file() && entry.file_name() != "inputs.json.lz4");
    let below = |path: &Path| path.strip_prefix(index).expect("a path below").display().to_string();
    files.map(|entry| (below(entry.path()), fs::read(entry.path()).expect("bytes"))).collect()
}

/// The sample content, written in another order and at another time.
fn the_other_way_round() -> Workplace {
    let (from, place) = (Workplace::with_sample(), Workplace::empty());
    let files = walkdir::WalkDir::new(from.path("")).sort_by(|a, b| b.file_name().cmp(a.file_name()));
    for (age, file) in (1..).zip(files.into_iter().flatten().filter(|entry| entry.file_type().is_file())) {
        let below = file.path().strip_prefix(from.path("")).expect("a path below").to_owned();
        place.write(&below, fs::read(file.path()).expect("bytes"));
        let written = fs::File::options().write(true).open(place.path(&below)).expect("a file");
        written.set_modified(SystemTime::now() - Duration::from_secs(3600 * age)).expect("older");
    }
    place
}

fn build(place: &Workplace, index: &str, threads: &str) -> BTreeMap<String, Vec<u8>> {
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_timra"))
        .args(["index", "--full", "--index", index])
        .env("RAYON_NUM_THREADS", threads)
        .current_dir(place.path(""))
        .output()
        .expect("the program starts");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    files(&place.path(index))
}

#[test]
fn neither_place_nor_order_nor_clock_nor_threads_change_a_byte() {
    let first = build(&Workplace::with_sample(), "i", "1");
    let second = build(&the_other_way_round(), "elsewhere/deep/i", "4");
    assert!(first.len() > 7, "{:?}", first.keys());
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    let differing: Vec<_> =
        first.iter().filter(|(name, bytes)| second[*name] != **bytes).map(|(n, _)| n).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn the_digest_tells_indexes_apart_and_nothing_else() {
    let place = Workplace::with_sample();
    let digest = |index: &str| {
        let stats = place.timra(&["stats", "--index", index, "--format", "json"]).exits(0).json();
        let digest = stats["digest"].as_str().expect("a digest").to_owned();
        let text = place.timra(&["stats", "--index", index]).exits(0).stdout;
        assert!(text.contains(&digest), "{text}");
        digest
    };
    build(&place, "one", "2");
    let first = digest("one");
    // The second generation of the same content is the same, whatever was in between.
    let page = "content/1-Worklog/new.md";
    place.write(page, "# News\n\nQuokkas smile.\n");
    build(&place, "one", "2");
    let other = digest("one");
    assert_ne!(first, other);
    place.write(page, "# News\n\nQuokkas smile!\n");
    build(&place, "one", "2");
    assert!(![&first, &other].contains(&&digest("one")), "one byte more or less");
    fs::remove_file(place.path(page)).expect("removed");
    build(&place, "one", "2");
    assert_eq!(first, digest("one"));
}

#[test]
fn searching_and_checking_change_nothing() {
    let place = Workplace::with_sample();
    let before = build(&place, "i", "2");
    assert!(!place.found(&["--index", "i", "--frozen", "blue green"]).is_empty());
    assert_eq!(timra_format::check(&place.path("i")).expect("an index"), []);
    assert_eq!(files(&place.path("i")), before);
}

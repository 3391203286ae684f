//! A file is taken for the same by its stamp alone, and by nothing less.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use timra_format::Manifest;
use timra_index::Inputs;

use crate::cli::workplace::Workplace;

fn set_modified(path: &Path, time: SystemTime) {
    let file = fs::File::options().append(true).open(path).expect("a file");
    file.set_modified(time).expect("a time");
}

/// Once with an ordinary time of change, then with times that some would not count.
#[cfg(unix)]
#[test]
fn a_page_that_kept_its_length_and_time_is_read_again() {
    let ages = [
        UNIX_EPOCH + Duration::from_secs(1_600_000_000),
        UNIX_EPOCH - Duration::from_secs(1_000_000_000),
        UNIX_EPOCH + Duration::from_secs(10_413_792_000),
    ];
    for age in ages {
        let place = Workplace::empty();
        let page = place.path("content/a.md");
        place.write("content/b.md", "# Other\n");
        place.write("content/a.md", "# One\n\nquokka aaaa\n");
        set_modified(&page, age);
        place.timra(&["index"]).exits(0);
        place.write("content/a.md", "# One\n\nquokka bbbb\n");
        set_modified(&page, age);
        let ran = place.timra(&["index"]).exits(0);
        assert!(!ran.stderr.contains("up to date"), "{age:?}: {}", ran.stderr);
        assert_eq!(place.found(&["bbbb"]), ["content/a.md#one"], "{age:?}");
    }
}

/// As after a clone, or when a cache was restored: every file is another one with the same bytes.
#[test]
fn files_with_the_same_bytes_are_read_and_nothing_is_built() {
    let place = Workplace::with_sample();
    for (index, more) in [("i", &[][..]), ("j", &["--jsonl", "docs.jsonl"])] {
        let root = if more.is_empty() { "content" } else { "no-content" };
        fs::create_dir_all(place.path("no-content")).expect("a directory");
        place.write("docs.jsonl", "{\"id\": \"a\", \"text\": \"quokka\"}\n");
        let args = [&["index", root, "--index", index][..], more].concat();
        place.timra(&args).exits(0);
        let stamps = || {
            let inputs = Inputs::read(&place.path(index)).expect("inputs");
            let others = inputs.others.iter().map(|other| other.stamp);
            inputs.stamps.iter().map(|(_, stamp)| *stamp).chain(others).collect::<Vec<_>>()
        };
        let manifest = || fs::read(place.path(index).join("manifest.json")).expect("a manifest");
        let (before, first) = (stamps(), manifest());
        assert!(before.iter().all(Option::is_some));
        for file in walkdir::WalkDir::new(place.path(".")).into_iter().flatten() {
            let (path, copy) = (file.path(), file.path().with_extension("copy"));
            let is_input = path.extension().is_some_and(|ending| ending == "md" || ending == "jsonl");
            if is_input && !path.starts_with(place.path(index)) {
                fs::copy(path, &copy).expect("a copy");
                set_modified(&copy, UNIX_EPOCH + Duration::from_secs(1_700_000_000));
                fs::rename(&copy, path).expect("in its place");
            }
        }
        place.timra(&args).exits(0).says(&["up to date"]);
        let after = stamps();
        assert!(before.iter().zip(&after).all(|(before, after)| before != after), "{index}");
        // What was read need not be read again, and nothing was built.
        place.timra(&args).exits(0).says(&["up to date"]);
        assert_eq!(stamps(), after, "{index}");
        assert_eq!(manifest(), first, "{index}");
        // A change is seen all the same.
        place.write("content/a.md", "# New\n");
        place.write("docs.jsonl", "{\"id\": \"a\", \"text\": \"wombat\"}\n");
        let ran = place.timra(&args).exits(0);
        assert!(!ran.stderr.contains("up to date"), "{}", ran.stderr);
        assert_ne!(manifest(), first, "{index}");
        Manifest::read(&place.path(index)).expect("an index");
    }
}

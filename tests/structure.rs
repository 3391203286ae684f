//! The folders of the library use one another in one direction only.

use std::fs;
use std::path::Path;

/// The folders of the library, each after those that it may use.
const FOLDERS: [&str; 8] =
    ["language", "corpus", "lint", "alignment", "index", "search", "evaluation", "server"];

#[test]
fn folders_use_only_those_before_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for file in walkdir::WalkDir::new(&src).min_depth(2).sort_by_file_name() {
        let file = file.expect("an entry");
        let below = file.path().strip_prefix(&src).expect("a path below");
        let folder = below.iter().next().and_then(|name| name.to_str()).expect("a folder");
        let is_source = below.extension().is_some_and(|extension| extension == "rs");
        // Commands belong to the binary, which uses the library by its name.
        if folder == "command" || !is_source {
            continue;
        }
        let Some(place) = FOLDERS.iter().position(|name| *name == folder) else {
            panic!("src/{folder} is new: say in FOLDERS which folders it may use");
        };
        let text = fs::read_to_string(file.path()).expect("source");
        for (number, line) in (1..).zip(text.lines()) {
            for used in used(line).filter(|used| *used != "error") {
                arrows += 1;
                if !FOLDERS[..=place].contains(&used) {
                    wrong.push(format!("src/{}:{number} uses {used}", below.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(arrows > 20, "only {arrows} uses were seen");
}

/// Where a search runs there may be no clock: whoever asks brings one.
#[test]
fn a_search_looks_at_no_clock() {
    let search = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/search");
    let mut clocks = Vec::new();
    for file in walkdir::WalkDir::new(&search) {
        let file = file.expect("an entry");
        let is_source = file.path().extension().is_some_and(|extension| extension == "rs");
        let text = if is_source { fs::read_to_string(file.path()).expect("source") } else { String::new() };
        if text.contains("Instant::now")
            || text.contains("SystemTime::now")
            || text.contains("Timestamp::now")
        {
            clocks.push(file.file_name().to_string_lossy().into_owned());
        }
    }
    assert_eq!(clocks, ["system_clock.rs"]);
}

/// The folders that a line of code names, comments aside; a group (`crate::{…}`) is a name that no folder has.
fn used(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

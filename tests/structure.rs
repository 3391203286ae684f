//! The shape of the source: folders use one another in one direction only, and no file is hidden from the tools.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use timra::language::GOLDEN;

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

/// rustfmt, and editors with it, find a file by the line that declares its module. A line that only a macro makes is none
/// to them, and what stands in the file goes unchecked.
#[test]
fn every_file_is_declared_in_the_open() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources = || {
        let files = walkdir::WalkDir::new(&src).into_iter().map(|file| file.expect("an entry").into_path());
        files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
    };
    let mut declared = HashSet::new();
    for path in sources() {
        let dir = path.parent().expect("a directory");
        for line in fs::read_to_string(&path).expect("source").lines().map(str::trim) {
            if let Some(file) = line.strip_prefix("#[path = \"").and_then(|rest| rest.strip_suffix("\"]")) {
                declared.insert(dir.join(file));
            }
            let Some(name) = line.strip_suffix(';').and_then(|line| line.rsplit_once("mod ")) else {
                continue;
            };
            declared.insert(dir.join(format!("{}.rs", name.1)));
            declared.insert(dir.join(name.1).join("mod.rs"));
        }
    }
    let is_top = |path: &PathBuf| ["lib.rs", "main.rs"].iter().any(|name| src.join(name) == *path);
    let hidden: Vec<PathBuf> = sources().filter(|path| !is_top(path) && !declared.contains(path)).collect();
    assert!(hidden.is_empty(), "no line declares {hidden:?}");
    assert!(declared.len() > 100, "only {} files were seen", declared.len());
}

/// A folder of a language that the list does not name is in nobody's program.
#[test]
fn every_folder_with_a_golden_table_is_in_the_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
    let entries = fs::read_dir(folder).expect("a directory").map(|entry| entry.expect("an entry").path());
    let found: BTreeSet<String> = entries
        .filter(|path| path.join("golden.tsv").is_file())
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    let listed: BTreeSet<String> = GOLDEN.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(found, listed);
}

//! The shape of the source: what cargo does not hold by itself.

mod circles;
mod module;
mod modules;

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use timra_language::GOLDEN;

/// Where a search runs there may be no clock: whoever asks brings one.
#[test]
fn a_search_looks_at_no_clock() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut clocks = Vec::new();
    for part in ["language", "plan", "rank", "answer", "stored", "format", "engine", "bundle", "browser"] {
        for file in walkdir::WalkDir::new(src.join(part)) {
            let file = file.expect("an entry");
            let is_source = file.path().extension().is_some_and(|extension| extension == "rs");
            let text =
                if is_source { fs::read_to_string(file.path()).expect("source") } else { String::new() };
            if ["Instant::now", "SystemTime::now", "Timestamp::now"].iter().any(|clock| text.contains(clock))
            {
                clocks.push(file.file_name().to_string_lossy().into_owned());
            }
        }
    }
    assert_eq!(clocks, ["system_clock.rs"]);
}

/// The same query has the same scores to the last bit wherever it is asked: what the C library of a machine makes of a
/// logarithm is not the same everywhere.
#[test]
fn scores_are_the_same_on_every_machine() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let functions =
        [".ln()", ".log2()", ".log10()", ".exp()", ".powf(", ".powi(", ".sin()", ".tanh()", ".ln_1p()"];
    for part in ["language", "plan", "rank", "answer", "stored"] {
        for file in walkdir::WalkDir::new(src.join(part)) {
            let file = file.expect("an entry");
            if file.path().extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(file.path()).expect("source");
                let found = functions.iter().find(|function| text.contains(**function));
                assert_eq!(found, None, "{} does not ask timra_language::float", file.path().display());
            }
        }
    }
}

/// rustfmt, and editors with it, find a file by the line that declares its module. A line that only a macro makes is
/// none to them, and what stands in the file goes unchecked.
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
    // Cargo finds these by their names.
    let is_top = |path: &PathBuf| {
        path.ends_with("lib.rs") || path.ends_with("build.rs") || *path == src.join("main.rs")
    };
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

/// Whoever calls a library may have no command line: what to type there is told where the command line is.
#[test]
fn no_library_tells_anybody_to_use_a_flag() {
    let flags = flags(&[]);
    assert!(flags.contains("--index") && flags.contains("--encoding"), "{flags:?}");
    let is_flag = |at: &str, flag: &str| {
        at.split(flag).skip(1).any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut told = Vec::new();
    for file in walkdir::WalkDir::new(&src) {
        let path = file.expect("an entry").into_path();
        let is_program = ["cli", "command"].iter().any(|folder| path.starts_with(src.join(folder)));
        let is_library = path.parent() != Some(&*src) && !is_program;
        if !is_library || path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("source");
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let telling =
            lines.filter(|line| line.contains("`timra ") || flags.iter().any(|flag| is_flag(line, flag)));
        told.extend(telling.map(|line| format!("{}: {}", path.display(), line.trim())));
    }
    assert!(told.is_empty(), "{told:#?}");
}

/// The flags of the command line below these words.
fn flags(words: &[&str]) -> BTreeSet<String> {
    let timra = std::process::Command::new(env!("CARGO_BIN_EXE_timra")).args(words).arg("--help").output();
    let help = String::from_utf8(timra.expect("timra runs").stdout).expect("UTF-8");
    let commands =
        help.split_once("\nCommands:\n").map_or("", |(_, rest)| rest.split("\n\n").next().unwrap_or(""));
    let commands = commands.lines().filter_map(|line| line.split_whitespace().next());
    let below = commands.filter(|command| *command != "help");
    let mut found: BTreeSet<String> =
        below.flat_map(|command| flags(&[words, &[command]].concat())).collect();
    let is_of_flag = |c: char| c.is_ascii_lowercase() || c == '-';
    let options =
        help.split(|c: char| !is_of_flag(c)).filter(|word| word.starts_with("--") && word.len() > 2);
    found.extend(options.map(str::to_owned));
    found
}

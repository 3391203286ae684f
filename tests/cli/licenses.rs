//! What the program says of what others made.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::ran::Ran;

fn project(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("a file of the project")
}

fn printed() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_timra")).arg("licenses").output().expect("timra runs");
    Ran::new(output).exits(0).stdout
}

/// `.ci/licenses --check` tells more of it, and needs all crates unpacked.
#[test]
fn the_notice_is_of_this_version() {
    let printed = printed();
    assert!(printed == project("NOTICE"), "NOTICE and what is printed differ: run .ci/licenses");
    assert!(printed.contains(&project("src/language/SOURCES.md")), "SOURCES.md is another: run .ci/licenses");
    assert!(printed.contains(project("LICENSE").trim()), "the licence of timra is not there");
}

#[test]
fn every_crate_is_named_with_the_version_that_is_built() {
    let manifest: toml::Table = project("Cargo.toml").parse().expect("a manifest");
    let members = manifest["workspace"]["members"].as_array().expect("the crates of the workspace");
    let members = members.iter().map(|path| format!("{}/Cargo.toml", path.as_str().expect("a path")));
    let used: BTreeSet<String> = members
        .chain(["Cargo.toml".to_owned()])
        .map(|path| project(&path).parse().expect("a manifest"))
        .flat_map(|manifest: toml::Table| {
            manifest["dependencies"].as_table().expect("dependencies").keys().cloned().collect::<Vec<_>>()
        })
        .filter(|name| !name.starts_with("timra-"))
        .collect();
    assert!(used.len() > 30, "only {} crates are used", used.len());
    let lock: toml::Table = project("Cargo.lock").parse().expect("a lock file");
    let packages = lock["package"].as_array().expect("packages");
    let printed = printed();
    for name in &used {
        let locked = packages.iter().filter(|package| package["name"].as_str() == Some(name.as_str()));
        let lines =
            locked.map(|package| format!("\n{name} {} (", package["version"].as_str().expect("a version")));
        assert!(
            lines.into_iter().any(|line| printed.contains(&line)),
            "{name} is not named as Cargo.lock has it: run .ci/licenses"
        );
    }
}

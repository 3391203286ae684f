//! What the program says of what others made.

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
    let lock: toml::Table = project("Cargo.lock").parse().expect("a lock file");
    let packages = lock["package"].as_array().expect("packages");
    let printed = printed();
    for name in manifest["dependencies"].as_table().expect("dependencies").keys() {
        let locked = packages.iter().filter(|package| package["name"].as_str() == Some(name));
        let lines =
            locked.map(|package| format!("\n{name} {} (", package["version"].as_str().expect("a version")));
        assert!(
            lines.into_iter().any(|line| printed.contains(&line)),
            "{name} is not named as Cargo.lock has it: run .ci/licenses"
        );
    }
}

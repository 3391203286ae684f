//! The walk through adding a language, walked: the folder and the word are all that it takes.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The blocks of code of a text in Markdown.
fn blocks(text: &str) -> Vec<&str> {
    let inside = text.split("\n```").skip(1).step_by(2);
    inside.filter_map(|block| block.split_once('\n')).map(|(_, code)| code).collect()
}

/// A workspace with nothing but the crate `timra-language`.
fn language_alone(root: &Path) {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in walkdir::WalkDir::new(project.join("src/language")) {
        let entry = entry.expect("an entry");
        let to = root.join(entry.path().strip_prefix(project).expect("a path below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a directory");
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
    fs::copy(project.join("Cargo.lock"), root.join("Cargo.lock")).expect("a file");
    // Of the project's own manifest, so that what it has built already serves here.
    let manifest = fs::read_to_string(project.join("Cargo.toml")).expect("a manifest");
    let (_, shared) = manifest.split_once("\n[workspace.package]").expect("what all crates share");
    let (shared, behind) = shared.split_once("\n[package]").expect("the command line");
    let (_, profiles) = behind.split_once("\n[profile.").expect("the profiles");
    let members = "[workspace]\nresolver = \"3\"\nmembers = [\"src/language\"]\n";
    let manifest = format!("{members}\n[workspace.package]{shared}\n[profile.{profiles}");
    fs::write(root.join("Cargo.toml"), manifest).expect("a manifest");
}

#[test]
fn the_folder_and_the_word() {
    let place = tempfile::tempdir().expect("a directory");
    language_alone(place.path());
    let folder = place.path().join("src/language");
    let text = fs::read_to_string(folder.join("ADDING.md")).expect("the walk");
    let [analyzer, golden, declared, word] = blocks(&text)[..] else {
        panic!("four blocks: {:?}", blocks(&text))
    };

    fs::create_dir(folder.join("th")).expect("a directory");
    fs::write(folder.join("th/mod.rs"), format!("{analyzer}\n")).expect("an analyzer");
    fs::write(folder.join("th/golden.tsv"), format!("{golden}\n")).expect("a table");
    let list = fs::read_to_string(folder.join("lib.rs")).expect("the list");
    let before = list.lines().find(|line| line.starts_with("languages! {")).expect("the list");
    let without = word.trim().replace(" th,", "");
    assert_eq!(before, without, "the list in ADDING.md is not the one in lib.rs");
    let list = list.replace("pub mod vi;", &format!("{}\npub mod vi;", declared.trim()));
    let listed =
        |words: &str| fs::write(folder.join("lib.rs"), list.replace(before, words)).expect("the list");

    let target = Path::new(env!("CARGO_BIN_EXE_timra")).ancestors().nth(2).expect("a target directory");
    let test = |only: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["test", "--offline", "--quiet", "-p", "timra-language", "--lib", "--"]).args(only);
        let ran =
            cargo.current_dir(place.path()).env("CARGO_TARGET_DIR", target).output().expect("cargo runs");
        let said = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success(), "{said}");
        said
    };
    listed(word.trim());
    let said = test(&["--exact", "tests::golden_tables"]);
    assert!(said.contains("1 passed"), "{said}");

    // The order of the list says which spelling is the stricter, and no more: everything holds with a language behind the
    // one that any word may be of.
    let codes = without.trim_start_matches("languages! { ").trim_end_matches(" }");
    listed(&format!("languages! {{ {codes}, th }}"));
    test(&[]);
}

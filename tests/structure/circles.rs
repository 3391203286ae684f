//! No files of a folder go round in circles: of two of them, one can be read without the other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::modules::{Arrow, Modules};

/// What is in a folder: files and folders, and the file that is the folder's own.
const OWN: &str = "mod.rs";

#[test]
fn no_files_of_a_folder_go_round_in_circles() {
    let mut found = Vec::new();
    for root in crates() {
        for circle in circles(&Modules::read(&root)) {
            found.push(format!("{}:\n  {}", root.display(), circle.join("\n  ")));
        }
    }
    assert!(found.is_empty(), "move what is shared to a file below both:\n{}", found.join("\n"));
}

/// The first file of every crate.
fn crates() -> Vec<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(project.join("Cargo.toml")).expect("a manifest");
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let members = manifest["workspace"]["members"].as_array().expect("the crates of the workspace");
    let members = members.iter().map(|path| project.join(path.as_str().expect("a path")).join("lib.rs"));
    members.chain([project.join("src/main.rs")]).collect()
}

/// Of each folder with circles, the arrows between the files that are in any.
fn circles(modules: &Modules) -> Vec<Vec<String>> {
    let arrows = modules.arrows();
    let of_folder = |folder: &Vec<String>| {
        let entry = |module: &[String]| {
            let inside = module.strip_prefix(folder.as_slice())?;
            Some(inside.first().map_or(OWN, String::as_str).to_owned())
        };
        let between = |arrow: &Arrow| Some((entry(&arrow.from)?, entry(&arrow.to)?));
        let mut inside: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in arrows.iter().filter_map(between).filter(|(from, to)| from != to) {
            inside.entry(from).or_default().insert(to);
        }
        let is_round = |arrow: &&Arrow| {
            between(arrow).is_some_and(|(from, to)| from != to && leads(&inside, &to, &from))
        };
        let said =
            |arrow: &Arrow| format!("{} → {} ({})", arrow.from.join("/"), arrow.to.join("/"), arrow.why);
        arrows.iter().filter(is_round).map(said).collect::<Vec<_>>()
    };
    modules.folders().iter().map(of_folder).filter(|circle| !circle.is_empty()).collect()
}

/// Whether arrows lead from one entry to another.
fn leads(arrows: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(arrows.get(at).into_iter().flatten().map(String::as_str));
        }
    }
    false
}

/// The circles of a crate with these files.
fn circles_of(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let place = tempfile::tempdir().expect("a directory");
    for (path, text) in files {
        let path = place.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("source");
    }
    circles(&Modules::read(&place.path().join("lib.rs")))
}

#[test]
fn a_circle_is_seen_however_it_is_written() {
    let root = "mod one;\nmod two;\npub use one::One;\npub use two::{self, Two};\n";
    let one = "use super::two::Two;\npub struct One(Two);\n";
    for (name, two) in [
        ("by its file", "use super::one::One;\npub struct Two(Box<One>);\n"),
        ("through the root", "use super::One;\npub struct Two(Box<One>);\n"),
        ("from the root", "use crate::{One as Other};\npub struct Two(Box<Other>);\n"),
        ("in the code", "pub struct Two;\npub fn two() -> usize { size_of::<crate::one::One>() }\n"),
        ("in a macro", "pub struct Two;\npub fn two() -> String { format!(\"{}\", super::one::ONE) }\n"),
        ("all of it", "use super::one::*;\npub struct Two(Box<One>);\n"),
        (
            "in a pattern",
            "pub struct Two;\npub fn two(x: u8) -> bool { matches!(x, 1) && if let super::One(_) = one() { true } else { false } }\n",
        ),
    ] {
        let found = circles_of(&[("lib.rs", root), ("one.rs", one), ("two.rs", two)]);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
    }
}

#[test]
fn methods_that_another_file_gives_to_a_type_are_part_of_it() {
    let root = "mod one;\nmod two;\n";
    let one = "pub struct One;\nimpl One {\n    pub fn first(&self) -> u8 { self.second() }\n}\n";
    let two = "use super::one::One;\nimpl One {\n    pub fn second(&self) -> u8 { 2 }\n}\n";
    assert_eq!(circles_of(&[("lib.rs", root), ("one.rs", one), ("two.rs", two)]).len(), 1);
    let alone = one.replace("self.second()", "1");
    assert_eq!(
        circles_of(&[("lib.rs", root), ("one.rs", &alone), ("two.rs", two)]),
        Vec::<Vec<String>>::new()
    );
}

#[test]
fn folders_and_what_they_list_are_in_circles_as_files_are() {
    // Two folders, though no two files.
    let folders = [
        ("lib.rs", "mod a;\nmod b;\n"),
        ("a/mod.rs", "pub mod x;\npub mod y;\n"),
        ("a/x.rs", "use crate::b::z::Z;\npub struct X(Z);\n"),
        ("a/y.rs", "pub struct Y;\n"),
        ("b/mod.rs", "pub mod z;\npub mod w;\n"),
        ("b/z.rs", "pub struct Z;\n"),
        ("b/w.rs", "use crate::a::y::Y;\npub struct W(Y);\n"),
    ];
    assert_eq!(circles_of(&folders).len(), 1);
    // A list in a macro, and a member of it that asks the list.
    let list = "mod one;\nmacro_rules! list { ($($name:ident),*) => { pub static LIST: &[u8] = &[$($name::ONE),*]; }; }\nlist! { one }\n";
    let one = "pub const ONE: u8 = 1;\npub fn all() -> usize { super::LIST.len() }\n";
    assert_eq!(circles_of(&[("lib.rs", list), ("one.rs", one)]).len(), 1);
}

#[test]
fn what_goes_one_way_is_no_circle() {
    let files = [
        ("lib.rs", "mod leaf;\nmod one;\nmod two;\npub use one::One;\npub use two::Two;\n"),
        ("leaf.rs", "pub struct Leaf;\n"),
        ("one.rs", "use super::leaf::Leaf;\nuse super::Two;\npub struct One(Leaf, Two);\n"),
        (
            "two.rs",
            "use super::leaf::Leaf;\npub struct Two(Leaf);\n#[cfg(test)]\nmod tests { use super::super::One; }\n",
        ),
    ];
    assert_eq!(circles_of(&files), Vec::<Vec<String>>::new());
}

//! The words of the source: one name for one thing, and docs that need no other doc.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Names that a list asks of each of its modules. What tells these types apart is the name of the module.
const OF_LISTS: [&str; 2] = ["Analyzer", "Rewriter"];

/// Each crate has an error of its own, and a short name for its results.
const OF_CRATES: [&str; 2] = ["Error", "Result"];

/// The source files of the program and its crates, with their lines.
fn sources() -> impl Iterator<Item = (PathBuf, Vec<String>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(src).into_iter().map(|entry| entry.expect("an entry").into_path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.map(|path| {
        let text = fs::read_to_string(&path).expect("source");
        (path, text.lines().map(str::to_owned).collect())
    })
}

/// The name of the type that `line` declares. A type inside an `impl` or a trait is a part of that, and has the name
/// that the trait gives it.
fn declared_type(line: &str) -> Option<&str> {
    let item = line.trim_start();
    let is_inside = item.len() < line.len();
    let item = match item.strip_prefix("pub") {
        Some(rest) => {
            rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest)
        }
        None => item,
    };
    let (keyword, rest) = item.trim_start().split_once(' ')?;
    let is_type = matches!(keyword, "struct" | "enum" | "trait" | "union") || keyword == "type" && !is_inside;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let name = Some(&rest[..end]).filter(|_| is_type);
    name.filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
}

#[test]
fn no_name_stands_for_two_types() {
    let mut declared: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, lines) in sources() {
        for (line, name) in (1..).zip(&lines).filter_map(|(line, text)| Some((line, declared_type(text)?))) {
            declared.entry(name.to_owned()).or_default().push(format!("{}:{line}", path.display()));
        }
    }
    assert!(declared.len() > 300, "only {} names were seen", declared.len());
    for of_many in OF_LISTS.iter().chain(&OF_CRATES) {
        assert!(
            declared.remove(*of_many).is_some_and(|places| places.len() > 1),
            "{of_many} is no exception"
        );
    }
    declared.retain(|_, places| places.len() > 1);
    assert!(declared.is_empty(), "{declared:#?}");
}

#[test]
fn types_are_seen_where_they_are_declared() {
    let declared =
        ["pub struct A<'a> {", "enum B {", "pub(super) trait C: D {", "pub type E = F;", "    struct G(H);"];
    let found: Vec<_> = declared.into_iter().map(declared_type).collect();
    assert_eq!(found, [Some("A"), Some("B"), Some("C"), Some("E"), Some("G")]);
    for other in ["    type Item = u32;", "// struct A", "let type_ = B;", "impl A {", "struct;"] {
        assert_eq!(declared_type(other), None, "{other}");
    }
}

/// Openings of a doc that only the item above explains.
const LEANING: [&str; 8] = ["The same", "Its ", "As ", "All of it", "It ", "These ", "Those ", "They "];

/// A doc is also read alone: on a page of its own, or in an editor over a name.
#[test]
fn no_doc_begins_with_the_item_above() {
    let mut leaning = Vec::new();
    for (path, lines) in sources() {
        let docs =
            (1..).zip(&lines).filter_map(|(line, text)| Some((line, text.trim_start().strip_prefix("///")?)));
        let mut last = 0;
        for (line, doc) in docs {
            let begins = line != last + 1;
            last = line;
            if begins && LEANING.iter().any(|opening| doc.trim_start().starts_with(opening)) {
                leaning.push(format!("{}:{line}: {doc}", path.display()));
            }
        }
    }
    assert!(leaning.is_empty(), "{leaning:#?}");
}

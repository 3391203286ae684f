//! Documents in two languages: what a reader of one gets, a reader of the other gets as well.

use std::path::Path;

use super::block::{Block, text};
use super::tables::first_column;

/// The documents that have a Vietnamese version.
fn pairs() -> Vec<(String, String)> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = std::fs::read_dir(project.join("docs")).expect("a directory");
    let names = docs.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.map(|name| format!("docs/{name}")).collect();
    names.push("README.vi.md".to_owned());
    names.sort();
    let translated =
        names.iter().filter_map(|name| Some((format!("{}.md", name.strip_suffix(".vi.md")?), name.clone())));
    translated.collect()
}

/// The levels of the headings, in their order.
fn headings(document: &str) -> Vec<usize> {
    let mut is_code = false;
    let mut levels = Vec::new();
    for line in document.lines() {
        is_code ^= line.starts_with("```");
        let marks = line.len() - line.trim_start_matches('#').len();
        if !is_code && marks > 0 && line[marks..].starts_with(' ') {
            levels.push(marks);
        }
    }
    levels
}

/// Numbers that a bench prints, and versions: digits with a mark in them or before them, which is a dot in one language where
/// it is a comma in the other: 48,545 and 48.545, .850 and 0,850. Order is a matter of grammar.
fn figures(document: &str) -> Vec<String> {
    let mut is_code = false;
    let prose = document.lines().filter(|line| {
        is_code ^= line.starts_with("```");
        !is_code
    });
    let words = prose.flat_map(|line| line.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))));
    let words = words.map(|word| word.trim_end_matches(['.', ',']));
    let mut figures: Vec<String> = words
        .filter(|word| word.contains(['.', ',']) && word.contains(|c: char| c.is_ascii_digit()))
        .map(|word| word.replace(',', "."))
        .map(|word| if word.starts_with('.') { format!("0{word}") } else { word })
        .collect();
    figures.sort();
    figures
}

/// Rows of tables, and links.
fn shape(document: &str) -> [usize; 2] {
    let rows = document.lines().filter(|line| line.starts_with('|')).count();
    [rows, document.matches("](").count()]
}

#[test]
fn a_translation_says_as_much() {
    let pairs = pairs();
    assert!(pairs.len() >= 5, "{pairs:?}");
    for (one, other) in pairs {
        let (here, there) = (text(&one), text(&other));
        assert_eq!(headings(&here), headings(&there), "headings of {one} and {other}");
        assert_eq!(figures(&here), figures(&there), "figures of {one} and {other}");
        assert_eq!(first_column(&here), first_column(&there), "tables of {one} and {other}");
        if one == "README.md" {
            assert_eq!(shape(&here), shape(&there), "rows and links of {one} and {other}");
        }
        let [here, there] = [here, there].map(|document| {
            Block::all(&document)
                .iter()
                .map(|block| (block.language.clone(), block.commands()))
                .collect::<Vec<_>>()
        });
        assert_eq!(here, there, "code of {one} and {other}");
    }
}

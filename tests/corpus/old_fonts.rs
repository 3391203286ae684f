//! Vietnamese in the letters of fonts that came before Unicode is found, and nothing else is taken for it.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use timra_corpus::{DiagnosticKind, repair};
use walkdir::WalkDir;

/// Lines of text files that are said to have letters of old fonts.
fn old_lines(root: &Path) -> Vec<String> {
    let files: Vec<PathBuf> = WalkDir::new(root)
        .into_iter()
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| path.is_file() && !path.components().any(|part| part.as_os_str() == "node_modules"))
        .collect();
    let in_file = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let old = |line: &str| {
            let mut said = Vec::new();
            repair(line, &mut said);
            let of_font = |kind| matches!(kind, DiagnosticKind::OldFont | DiagnosticKind::OldFontUnsure);
            let what = said.into_iter().find(|said| of_font(said.kind))?.what;
            Some(format!("{}: {what}: {line}", path.display()))
        };
        text.lines().filter_map(old).collect::<Vec<String>>()
    };
    files.par_iter().flat_map_iter(in_file).collect()
}

#[test]
fn real_text_is_never_taken_for_old() {
    for dir in ["content", "docs", "web", "src/server/templates"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(dir);
        assert_eq!(old_lines(&root), [""; 0]);
    }
    match std::env::var_os("TIMRA_SHARED") {
        Some(shared) => assert_eq!(old_lines(&PathBuf::from(shared).join("corpus")), [""; 0]),
        None => eprintln!("skipped: TIMRA_SHARED names no corpus"),
    }
}

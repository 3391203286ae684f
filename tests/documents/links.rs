//! Links within the documents lead to a file, and to a heading in it.

use std::path::{Path, PathBuf};

use super::block::text;

/// Documents that people begin with.
fn documents() -> Vec<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = walkdir::WalkDir::new(project.join("docs")).max_depth(1);
    let docs = docs.into_iter().map(|entry| entry.expect("an entry").into_path());
    let mut documents: Vec<PathBuf> =
        docs.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    for name in [
        "README.md",
        "README.vi.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "web/README.md",
        "packages/README.md",
        "benches/README.md",
    ] {
        documents.push(project.join(name));
    }
    documents
}

/// Where the links and pictures of a document lead, as they are written; those in code are none.
fn targets(document: &str) -> Vec<String> {
    let mut is_code = false;
    let mut targets = Vec::new();
    for line in document.lines() {
        is_code ^= line.starts_with("```");
        // Every second part is between backticks.
        let prose = line.split('`').step_by(2).filter(|_| !is_code).collect::<Vec<_>>().join("`");
        for (opening, closing) in [("](", ')'), ("src=\"", '"'), ("srcset=\"", '"')] {
            let found = prose.split(opening).skip(1).filter_map(|rest| rest.split(closing).next());
            targets.extend(found.map(str::to_owned));
        }
    }
    targets
}

/// The id that GitHub and Hugo give a heading.
fn id(heading: &str) -> String {
    let letters = heading.trim().to_lowercase();
    let kept = letters.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn links_lead_somewhere() {
    let mut seen = 0;
    for document in documents() {
        let said = text(&document);
        for target in targets(&said) {
            let (path, anchor) = target.split_once('#').unwrap_or((&target, ""));
            if path.contains(':') {
                continue;
            }
            seen += 1;
            let folder = document.parent().expect("a directory");
            let file = if path.is_empty() { document.clone() } else { folder.join(path) };
            assert!(file.exists(), "{}: {target}", document.display());
            if !anchor.is_empty() && file.extension().is_some_and(|extension| extension == "md") {
                let there = text(&file);
                let has = there
                    .lines()
                    .any(|line| line.starts_with('#') && id(line.trim_start_matches('#')) == anchor);
                assert!(has, "{}: {target}", document.display());
            }
        }
    }
    assert!(seen > 60, "only {seen} links were seen");
}

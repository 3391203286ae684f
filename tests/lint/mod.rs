//! What a check finds in content, and what it leaves alone.

mod copies;
mod files;
mod headings;
mod hostile;
mod images;
mod languages;
mod links;
mod titles_and_dates;
mod unknown;

use std::fs;

use timra_corpus::CorpusOptions;
use timra_lint::{Levels, Report, check};

/// A configuration of a site in two languages.
const TWO_LANGUAGES: &str =
    "baseURL = 'https://x.example/base/'\n[languages.en]\nweight = 1\n[languages.vi]\nweight = 2\n";

/// What a check says of these files: a Hugo site, if there is a `hugo.toml` among them.
fn report(files: &[(&str, &str)]) -> Report {
    let dir = tempfile::tempdir().expect("a directory");
    let root = dir.path().join("site");
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        fs::write(path, text).expect("a file");
    }
    let options = CorpusOptions::at("2026-11-01T00:00:00Z".parse().expect("a moment"));
    let mut report = check(std::slice::from_ref(&root), &options, Levels::default()).expect("a report");
    let prefix = format!("{}/", root.display());
    for finding in &mut report.findings {
        finding.file = finding.file.replace(&prefix, "");
        finding.message = finding.message.replace(&prefix, "");
    }
    report
}

/// The findings of one rule, `file:line message` each.
fn found(rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    let findings = report(files).findings.into_iter().filter(|finding| finding.rule == rule);
    findings.map(|finding| format!("{}:{} {}", finding.file, finding.line, finding.message)).collect()
}

/// A page of this title and text.
fn page(title: &str, text: &str) -> String {
    format!("---\ntitle: {title}\n---\n\n{text}\n")
}

//! Content that nobody should have written.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use timra_corpus::CorpusOptions;
use timra_lint::{Levels, MOST_A_FILE, Report, check};

fn checked(root: &Path) -> Report {
    check(&[root.to_owned()], &CorpusOptions::default(), Levels::default()).expect("a report")
}

/// What breaks parsers, one after the other.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..24),
        "\\PC{0,12}".prop_map(String::into_bytes),
        prop::sample::select(vec![
            "---\n",
            "+++\n",
            "title: ",
            "date: ",
            "aliases: [",
            "\n",
            "# ",
            "#### ",
            "{#",
            "}",
            "](",
            "![",
            "<img ",
            "<a href='",
            "alt=",
            "'>",
            "{{< ",
            "ref \"",
            "\" >}}",
            "{{% figure ",
            "%}}",
            "../",
            "%",
            "#",
            "//",
            "http:",
            "hoá ",
            "hóa ",
            "â€“",
            "\u{200b}",
            "e\u{302}",
            "\r\n",
            "\u{feff}",
            "```\n",
            "| a |\n|--|\n",
            "[^1]: ",
            "&#0;",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_bytes_are_checked(first in pieces(), second in pieces(), config in pieces(), hugo in any::<bool>()) {
        let dir = tempfile::tempdir().expect("a directory");
        let content = dir.path().join("content");
        fs::create_dir_all(&content).expect("a directory");
        fs::write(content.join("a.md"), &first).expect("a file");
        fs::write(content.join("a.vi.md"), &second).expect("a file");
        if hugo {
            fs::write(dir.path().join("hugo.toml"), "[languages.en]\n[languages.vi]\n").expect("a file");
            fs::write(dir.path().join("static"), &config).expect("a file");
        } else {
            fs::write(dir.path().join("hugo.toml"), &config).expect("a file");
        }
        let report = checked(dir.path());
        for finding in &report.findings {
            prop_assert!(finding.line >= 1 && !finding.message.is_empty() && !finding.message.ends_with('.'));
            if let Some(text) = finding.file.ends_with(".md").then(|| fs::read(&finding.file).expect("a file")) {
                let lines = 1 + text.iter().filter(|byte| **byte == b'\n').count();
                prop_assert!(finding.line as usize <= lines, "{finding:?} of {lines} lines");
            }
        }
    }
}

#[test]
fn much_of_everything() {
    let dir = tempfile::tempdir().expect("a directory");
    let write = |name: &str, text: String| fs::write(dir.path().join(name), text).expect("a file");
    write("quotes.md", "> ".repeat(50_000));
    write("links.md", "[".repeat(50_000));
    write("images.md", "![](x.png) ".repeat(20_000));
    write("headings.md", "# a\n\n### a\n\n".repeat(5_000));
    write("html.md", "<div><img src=x>".repeat(20_000));
    write("up.md", format!("[x]({}etc/passwd)", "../".repeat(10_000)));
    write("long.md", format!("[x](#{})", "a".repeat(1_000_000)));
    let report = checked(dir.path());
    for finding in &report.findings {
        let same =
            report.findings.iter().filter(|other| (other.rule, &other.file) == (finding.rule, &finding.file));
        assert!(same.count() <= MOST_A_FILE, "{} {}", finding.rule, finding.file);
        assert!(finding.message.len() < 2_000, "a message of {} bytes", finding.message.len());
    }
    let counts = report.counts();
    assert_eq!(counts["missing-alt"].1, 40_000);
    assert_eq!(counts["skipped-heading"].1, 5_000);
}

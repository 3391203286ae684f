//! Headings and their ids.

use super::{found, page};

fn of(rule: &str, text: &str) -> Vec<String> {
    found(rule, &[("hugo.toml", ""), ("content/x.md", &page("T", text))])
}

#[test]
fn levels() {
    assert_eq!(
        of("skipped-heading", "# A\n\n### B\n\n# C\n\n## D\n\n#### E"),
        [
            "content/x.md:7 a heading of level 3 follows one of level 1",
            "content/x.md:13 a heading of level 4 follows one of level 2"
        ]
    );
    // The title stands above the first, and going up is no skip. Code is no heading.
    assert_eq!(of("skipped-heading", "### A\n\n#### B\n\n## C\n\n```\n# x\n```\n\n### D"), [""; 0]);
}

#[test]
fn repeats() {
    assert_eq!(
        of("repeated-heading", "## Step\n\na\n\n## Step 1\n\nb\n\n## **step**\n\nc"),
        ["content/x.md:13 the heading “step” stands on line 5 too, so its anchor is #step-2"]
    );
    assert_eq!(
        of("repeated-heading", "## Step {#one}\n\n## Step {#step-2}\n\n## Phase\n\n## Phase 1"),
        [""; 0]
    );
}

#[test]
fn ids_that_are_taken() {
    assert_eq!(
        of("duplicate-anchor", "## A {#x}\n\n## B {#x}\n\n## C {#x}"),
        [
            "content/x.md:7 the id #x is that of the heading on line 5 too",
            "content/x.md:9 the id #x is that of the heading on line 5 too"
        ]
    );
    // Hugo numbers what it makes itself.
    assert_eq!(of("duplicate-anchor", "## A\n\n## A\n\n## A"), [""; 0]);
}

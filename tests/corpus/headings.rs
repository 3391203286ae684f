//! Headings that settings and HTML have a part in, held against the ids that a real Hugo publishes.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use timra_corpus::{CorpusOptions, Page};

use super::addresses::pages_with;
use super::hugo::{Hugo, hugo};
use super::traps::{read, rendered};

const KINDS: &str =
    "baseURL = 'https://kb.test/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', '404']\n";
const LAYOUT: &str = include_str!("../sites/traps/layouts/_default/single.html");

fn write(project: &Path, config: &str, pages: &[(&str, &str)]) {
    let config = format!("{KINDS}{config}");
    let layouts = ["single", "list"].map(|name| (format!("layouts/_default/{name}.html"), LAYOUT.to_owned()));
    let pages = pages.iter().map(|(path, text)| (format!("content/{path}"), (*text).to_owned()));
    for (path, text) in layouts.into_iter().chain(pages).chain([("hugo.toml".to_owned(), config)]) {
        let path = project.join(path);
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        std::fs::write(path, text).expect("a file");
    }
}

/// Holds addresses and ids of headings against what Hugo publishes.
#[track_caller]
fn compare(config: &str, pages: &[(&str, &str)]) {
    let Some(Hugo { program, version }) = hugo() else { return };
    let dir = tempfile::tempdir().expect("a directory");
    let project = dir.path().join("site");
    write(&project, config, pages);
    let out = dir.path().join("public");
    let built = Command::new(&program).current_dir(&project).arg("-d").arg(&out).output().expect("Hugo runs");
    assert!(built.status.success(), "hugo: {}", String::from_utf8_lossy(&built.stderr));
    let theirs = rendered(&out);
    assert!(theirs.values().any(|(_, ids)| ids.len() > 1), "hugo published almost nothing");
    assert_eq!(read(&project, &version), theirs);
}

/// Markdown in whose headings formulas stand.
const FORMULAS: &str = r"---
title: T
---
## 01 công $x^2$ cơ bản
## 02 a $ b c
## 03 a $5 và $6 b
## 04 a \$x$ b $y$ c
## 05 `$x$` code
## 06 `$x` a $b
## 07 $$x$$ block
## 08 \(x_1\) paren
## 09 \[x\] bracket
## 10 *em $x* y$ z
## 11 $x_1 * y_2 *$ stars
## 12 $x$y$z$ w
## 13 [link $x$](a) t
## 14 @@x!! w
## 15 $a {#id15}
## 16 a $x$ {#id16}
## 17 $x$
## 18 $$ a $ b
## 19 a $`b`$ c
## 20 **$x$** c
## 21 a $\$$ b
## 22 a $x\$ b$ c
## 23 $ x $ y
24 set $x$ ext
===
## 25 a $x

## 26 b$
## 27 a **b $c** d$ e
";

#[test]
fn formulas() {
    let config = r"
        [markup.goldmark.extensions.passthrough]
        enable = true
        [markup.goldmark.extensions.passthrough.delimiters]
        inline = [['$', '$'], ['\(', '\)'], ['@@','!!']]
        block = [['$$', '$$'], ['\[', '\]']]
    ";
    compare(config, &[("a.md", FORMULAS)]);
    compare(&config.replace("true", "false"), &[("a.md", FORMULAS)]);
}

/// Markdown with headings written in HTML.
const HTML: &str = "---
title: T
---
Lead.

## First

<h2 id=\"lap-quat\">Lắp <em>quạt</em></h2>

Vặn bốn con ốc.

<h3>No id</h3>

More <h4 id='inline'>in a line</h4> of text.

<h2 id='open'>

Markdown *inside*

</h2>

Behind.

- a list
  <h3 id='listed'>listed</h3>

<div><h5 id='deep'>Deep</h5>
<p>text</p></div>

## First
";

#[test]
fn headings_in_html() {
    compare("[markup.goldmark.renderer]\nunsafe = true\n", &[("a.md", HTML)]);
    // What is not published cannot be linked to.
    compare("", &[("a.md", HTML)]);
}

/// The headings of a page with the lines that they stand on, and the text below each.
fn sections(page: &Page) -> Vec<(&str, u32, &str)> {
    page.sections
        .iter()
        .map(|section| (section.heading.as_str(), section.line, section.text.as_str()))
        .collect()
}

fn pages(config: &str, pages: &[(&str, &str)]) -> BTreeMap<String, Page> {
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), config, pages);
    let options = CorpusOptions::at(jiff::Timestamp::now());
    pages_with(dir.path(), &options).into_iter().map(|page| (page.path.clone(), page)).collect()
}

#[test]
fn text_below_headings_in_html() {
    let pages = pages("[markup.goldmark.renderer]\nunsafe = true\n", &[("a.md", HTML)]);
    assert_eq!(
        sections(&pages["content/a.md"]),
        [
            ("", 4, "Lead."),
            ("First", 6, ""),
            ("Lắp quạt", 8, "Vặn bốn con ốc.\nNo id\nMore"),
            ("in a line", 14, "of text."),
            ("Markdown inside", 16, "Behind.\na list"),
            ("listed", 25, ""),
            ("Deep", 27, "text"),
            ("First", 30, ""),
        ]
    );
}

/// A page of Hugo that is HTML.
const PAGE: &str = "---
title: Kho
---
<p>Kho &amp; mô hình.</p>
<h2 id=\"dong-gop\">Cách đóng góp</h2>
<p>Mở một
pull request.</p>

    <p>No code.</p>
## No heading
<h3>Không có id</h3>
";

#[test]
fn pages_in_html() {
    let config =
        "[security]\nallowContent = ['.*']\n[languages.en]\nweight = 1\n[languages.vi]\nweight = 2\n";
    let files = [
        ("kho.html", PAGE),
        ("kho.vi.html", PAGE),
        ("plain.html", "<h2 id=a>A</h2><h2 id=b>B</h2>"),
        ("bundle/index.html", PAGE),
        ("bundle/resource.html", PAGE),
        ("section/_index.html", PAGE),
        ("section/other.htm", PAGE),
        ("section/said.md", "---\nmarkup: html\n---\n<h2 id=x>X</h2>\n## No heading\n"),
        ("section/not.html", "---\nmarkup: markdown\n---\n## Heading\n"),
        ("section/page.md", "---\ntitle: x\n---\n## Heading\n"),
    ];
    compare(config, &files);
    let pages = pages(config, &files);
    assert_eq!(
        sections(&pages["content/kho.html"]),
        [
            ("", 4, "Kho & mô hình."),
            ("Cách đóng góp", 5, "Mở một pull request.\nNo code.\n## No heading\nKhông có id"),
        ]
    );
}

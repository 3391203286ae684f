//! Links, as a browser and as Hugo follow them. What Hugo 0.168 does with them was looked up in what it publishes.

use std::fs;

use timra_corpus::CorpusOptions;
use timra_lint::links;

use super::{TWO_LANGUAGES, found, page};

/// The links that lead nowhere from a page at `path` with this text, in a site of a few pages.
fn broken(rule: &str, path: &str, text: &str) -> Vec<String> {
    let files = [
        ("hugo.toml", TWO_LANGUAGES.to_owned()),
        ("content/A-One/B-Two/_index.md", page("B", "## Heading one\n\n<a name=\"old\"></a> Words.")),
        ("content/A-One/B-Two/_index.vi.md", page("B", "## Tiêu đề\n\nChữ.")),
        ("content/docs/single.md", "---\ntitle: S\naliases: [/old/place/, gone]\n---\n\nWords.\n".to_owned()),
        ("content/docs/bundle/index.md", page("Bundle", "Words.")),
        ("content/docs/tool.html", "<p>Words.</p>".to_owned()),
        ("content/later.md", "---\ntitle: L\ndraft: true\n---\n\nWords.\n".to_owned()),
        ("static/files/plan.pdf", String::new()),
        ("static/app/index.html", String::new()),
        (path, page("T", text)),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let found = found(rule, &files).into_iter().filter(|finding| finding.starts_with(path));
    found.filter_map(|finding| Some(finding.split_once(' ')?.1.to_owned())).collect()
}

/// Those of these targets that a page at `path` cannot lead to.
fn nowhere(path: &str, targets: &[&str]) -> Vec<String> {
    let text: Vec<String> = targets.iter().map(|target| format!("[x]({target})")).collect();
    let said = broken("broken-link", path, &text.join(" "));
    let target =
        |message: &String| Some(message.strip_prefix("the link to ")?.split(" leads").next()?.to_owned());
    said.iter().map(|message| target(message).unwrap_or_else(|| message.clone())).collect()
}

#[test]
fn from_a_section() {
    let there = [
        "b-two/",
        "b-two",
        "./b-two/#heading-one",
        "b-two/_index.md",
        "b-two/_index.en.md",
        "../docs/single.md",
        "docs/single",
        "/docs/bundle",
        "/base/docs/bundle/",
        "../docs/",
        "/",
        "/vi/a-one/b-two/",
        "/old/place/",
        "../docs/gone/",
        "../docs/tool.html",
        "/docs/tool/",
        "/files/plan.pdf",
        "../app/",
        "/tags/x/",
        "/index.xml",
        "https://x.example/base/docs/single/",
        "https://x.example/elsewhere/",
        "https://y.example/z",
        "mailto:a@b.c",
        "#",
        "?q=x",
        "/docs/single/?print=1",
        "b%2Dtwo/",
        "data:image/png;base64,AA",
    ];
    assert_eq!(nowhere("content/A-One/_index.md", &there), [""; 0]);
    let gone = [
        "nope/",
        "../b-two/x",
        "/docs/none/",
        "single.md",
        "../../docs/none.md",
        "/files/none.pdf",
        "https://x.example/base/none/",
        "/later/",
        "b-two/none.png",
    ];
    assert_eq!(nowhere("content/A-One/_index.md", &gone), gone);
}

#[test]
fn from_other_kinds_of_pages() {
    assert_eq!(
        nowhere("content/docs/other.md", &["bundle/", "../bundle/", "bundle", "single.md", "../single/"]),
        [""; 0]
    );
    assert_eq!(nowhere("content/docs/other.md", &["none.md", "x/bundle/"]), ["none.md", "x/bundle/"]);
    assert_eq!(
        nowhere("content/docs/pack/index.md", &["single", "single.md", "../single.md", "../single/"]),
        [""; 0]
    );
    assert_eq!(nowhere("content/docs/pack/index.md", &["../docs/single.md"]), ["../docs/single.md"]);
    // A page of another language has its own neighbours.
    assert_eq!(
        nowhere("content/A-One/_index.vi.md", &["b-two/", "b-two/_index.md", "/docs/single/"]),
        [""; 0]
    );
    assert_eq!(
        nowhere("content/A-One/_index.vi.md", &["../docs/single.md", "docs/single"]),
        ["../docs/single.md", "docs/single"]
    );
}

#[test]
fn upper_and_lower_case() {
    let text = "[a](B-Two/) [b](b-two/) [c](../DOCS/Single/)";
    assert_eq!(
        broken("link-case", "content/A-One/_index.md", text),
        [
            "the link to B-Two/ differs from /base/a-one/b-two/ in upper and lower case",
            "the link to ../DOCS/Single/ differs from /base/docs/single/ in upper and lower case",
        ]
    );
    assert_eq!(broken("broken-link", "content/A-One/_index.md", text), [""; 0]);
}

#[test]
fn refs() {
    let refs = |paths: &[&str]| {
        let text: Vec<String> = paths.iter().map(|path| format!("[x]({{{{< ref \"{path}\" >}}}})")).collect();
        broken("broken-link", "content/A-One/_index.md", &text.join("\n"))
    };
    assert_eq!(
        refs(&["B-Two", "b-two/_index.md", "/docs/single.md", "single.md", "/docs/bundle/index.md", "#x"]),
        [""; 0]
    );
    assert_eq!(
        refs(&["none.md", "/docs/none", "/later.md"]),
        [
            "the link to none.md leads nowhere",
            "the link to /docs/none leads nowhere",
            "the link to /later.md leads to a page that is left out: it is a draft",
        ]
    );
}

#[test]
fn anchors() {
    let text = "## Mục tiêu\n\n[a](#mục-tiêu) [b](#m%E1%BB%A5c-ti%C3%AAu) [c](b-two/#heading-one) [d](b-two/#old) [e](#top)\n\
        [f](#fn:1) [g](#muc-tieu) [h](B-Two/#heading-two) [i](b-two/#Heading-one)\n{{< ref \"b-two#none\" >}}\n\
        [j]({{< ref \"b-two#none\" >}}) [k](#mine)\n\nA paragraph.\n{#mine}";
    assert_eq!(
        broken("broken-anchor", "content/A-One/_index.md", text),
        [
            "this page has no anchor #muc-tieu; there is #mục-tiêu",
            "content/A-One/B-Two/_index.md has no anchor #heading-two; there is #heading-one",
            "content/A-One/B-Two/_index.md has no anchor #Heading-one; there is #heading-one",
            "content/A-One/B-Two/_index.md has no anchor #none",
        ]
    );
}

#[test]
fn links_without_an_address() {
    let text =
        "[a]() <a href=\"\">b</a>\n\n[c]({{< param x >}}) [d](/x/{{< param y >}}/z) [e](www.y.example/z)";
    assert_eq!(
        broken("broken-link", "content/A-One/_index.md", text),
        [
            "the link has no address",
            "the link has no address",
            "the link to www.y.example/z leads nowhere; another site's address begins with https://",
        ]
    );
}

#[test]
fn between_files_without_a_site() {
    let files = [
        (
            "README.md",
            "# R\n\n[a](docs/x.md) [b](docs/) [c](docs/X.md#here) [d](img/p.png) [e](none.md) [f](docs/x.md#gone)\n",
        ),
        (
            "docs/x.md",
            "# X\n\n## Here\n\n[a](../README.md) [b](/README.md) [c](y) [d](/images/elsewhere.png)\n",
        ),
        ("img/p.png", ""),
    ];
    assert_eq!(
        found("broken-link", &files),
        ["README.md:3 the link to none.md leads nowhere", "docs/x.md:5 the link to y leads nowhere"]
    );
    assert_eq!(found("broken-anchor", &files), ["README.md:3 docs/x.md has no anchor #gone"]);
}

#[test]
fn what_links_say_of_other_pages() {
    let files = [
        ("hugo.toml", TWO_LANGUAGES.to_owned()),
        (
            "content/one.md",
            page("One", "## Here\n\n[the *other* page](../two/#there) [home](#here) [x](/none/)"),
        ),
        ("content/two.md", page("Two", "Words.\n\n## There\n\n[to the first](/base/one/)")),
        ("content/one.vi.md", page("Một", "[trang kia](/base/two/) <a href=\"/base/vi/two/\">y</a>")),
        ("content/two.vi.md", page("Hai", "Chữ.")),
    ];
    let dir = tempfile::tempdir().expect("a directory");
    for (path, text) in &files {
        let path = dir.path().join("site").join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        fs::write(path, text).expect("a file");
    }
    let links = links(&[dir.path().join("site")], &CorpusOptions::default()).expect("links");
    let said: Vec<String> = links
        .iter()
        .map(|link| format!("{} | {} | {}", link.text, link.title, link.sections.join(" ")))
        .collect();
    assert_eq!(
        said,
        [
            "the other page | There | site/content/two.md#there",
            "trang kia | Hai | site/content/two.vi.md#",
            "to the first | One | site/content/one.md# site/content/one.md#here",
        ]
    );
}

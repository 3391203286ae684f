//! A knowledge base in two languages, published by generators that people use, where they are installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use percent_encoding::percent_decode_str;
use walkdir::WalkDir;

use crate::cli::workplace::Workplace;

/// A generator of sites. Its settings are below `tests/generators`.
struct Generator {
    /// The directory of its settings.
    name: &'static str,
    /// The program: on the PATH, or one that npm has installed.
    program: &'static str,
    is_of_npm: bool,
    args: &'static [&'static str],
    /// Where it reads the page of this name, and what stands there.
    source: fn(&Page) -> (String, String),
    /// The file that the page of this name is published as, below the directory that it publishes to.
    published: fn(&str) -> String,
    dir: &'static str,
    /// What addresses begin with, above that directory.
    base: &'static str,
}

/// A page: its name, its title and its text in Markdown.
struct Page {
    name: &'static str,
    title: &'static str,
    text: &'static str,
}

const PAGES: [Page; 4] = [
    Page { name: "index", title: "Welcome", text: "Start here.\n" },
    Page {
        name: "guide",
        title: "Backup guide",
        text: "Every night.\n\n## Restore a snapshot\n\nPick **one** from the list:\n\n1. newest\n2. oldest\n\n\
            | flag | meaning |\n| --- | --- |\n| `--to` | target directory |\n\n```bash\nkho restore --latest\n```\n",
    },
    Page { name: "vi/index", title: "Chào mừng", text: "Bắt đầu ở đây.\n" },
    Page {
        name: "vi/guide",
        title: "Hướng dẫn sao lưu",
        text: "Mỗi đêm.\n\n## Khôi phục bản chụp\n\nChọn một bản trong danh sách.\n",
    },
];

/// What generators write around the text of pages: controls, menus, labels for those who do not see the page.
const AROUND: [&str; 9] = [
    "skip to content",
    "skip to main content",
    "on this page",
    "copy",
    "search docs",
    "terminal window",
    "section titled",
    "permalink",
    "previous",
];

/// The page as Markdown that begins with its title.
fn headed(Page { title, text, .. }: &Page) -> String {
    format!("# {title}\n\n{text}")
}

/// The page as Markdown whose front matter has its title.
fn titled(Page { title, text, .. }: &Page) -> String {
    format!("---\ntitle: {title}\n---\n\n{text}")
}

fn directory_of(name: &str) -> String {
    if name.ends_with("index") { format!("{name}.html") } else { format!("{name}/index.html") }
}

/// Builds the pages, and asks for them in both languages.
fn check(generator: &Generator) {
    let settings = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generators");
    let program = match generator.is_of_npm {
        true => settings.join("node_modules/.bin").join(generator.program),
        false => PathBuf::from(generator.program),
    };
    let is_there = match generator.is_of_npm {
        true => program.exists(),
        false => Command::new(&program).arg("--version").stdout(Stdio::null()).status().is_ok(),
    };
    if !is_there {
        eprintln!("skipped: there is no `{}`", generator.program);
        return;
    }
    // Below the modules, so that they are found there: Astro cannot do with a link from a directory that has no parent
    // in common with them.
    let place = if generator.is_of_npm { Workplace::below(&settings) } else { Workplace::empty() };
    let own = settings.join(generator.name);
    for entry in WalkDir::new(&own).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(&own).expect("a path below");
        place.write(Path::new("kho").join(path), fs::read(entry.path()).expect("a file"));
    }
    for page in &PAGES {
        let (path, text) = (generator.source)(page);
        place.write(format!("kho/{path}"), text);
    }
    if generator.name == "antora" {
        for args in [
            &["init", "--quiet"][..],
            &["add", "docs"],
            &["-c", "user.name=Kho", "-c", "user.email=kho@kb.test", "commit", "--quiet", "--message=docs"],
        ] {
            let ran = Command::new("git").args(args).current_dir(place.path("kho")).status();
            assert!(ran.is_ok_and(|status| status.success()), "git {args:?}");
        }
    }
    let mut command = Command::new(&program);
    command.args(generator.args).current_dir(place.path("kho")).stdin(Stdio::null());
    let built = command.env("ASTRO_TELEMETRY_DISABLED", "1").output().expect("a generator that runs");
    let said = [built.stdout, built.stderr].concat();
    assert!(built.status.success(), "{}: {}", generator.name, String::from_utf8_lossy(&said));

    let dir = format!("kho/{}", generator.dir);
    let ran = place.timra(&["index", &dir, "--index", "ix"]).exits(0).says(&["4 pages"]);
    assert!(!ran.stderr.contains("--base-url"), "{}: {}", generator.name, ran.stderr);
    for (query, name, heading, lang) in [
        ("restore a snapshot", "guide", "Restore a snapshot", "en"),
        ("khôi phục bản chụp", "vi/guide", "Khôi phục bản chụp", "vi"),
        ("khoi phuc ban chup", "vi/guide", "Khôi phục bản chụp", "vi"),
    ] {
        let hit =
            place.timra(&["search", "--format", "json", "--index", "ix", query]).json()["hits"][0].clone();
        let what = format!("{} {query}: {hit}", generator.name);
        assert_eq!((hit["heading"].as_str(), hit["lang"].as_str()), (Some(heading), Some(lang)), "{what}");
        let versions: Vec<&str> = hit["translations"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|it| it["lang"].as_str())
            .collect();
        assert_eq!(versions, [if lang == "en" { "vi" } else { "en" }], "{what}");
        let (address, anchor) = hit["url"].as_str().and_then(|url| url.split_once('#')).expect("an anchor");
        let file = (generator.published)(name);
        let path = file.strip_suffix("/index.html").map_or(file.clone(), |dir| format!("{dir}/"));
        assert_eq!(address, format!("{}{path}", generator.base), "{what}");
        let html = fs::read_to_string(place.path(&dir).join(&file)).expect("a published page");
        let anchor = percent_decode_str(anchor).decode_utf8_lossy().into_owned();
        assert!(html.contains(&format!("id=\"{anchor}\"")), "no #{anchor}: {what}");
        let title = PAGES.iter().find(|page| page.name == name).map(|page| page.title);
        assert_eq!(hit["page_title"].as_str(), title, "{what}");
    }
    shows_what_was_written(&place, generator);
    // A menu has the names of all pages.
    let named = place.found(&["--index", "ix", "\"backup guide\""]);
    assert!(named.iter().all(|id| id.contains("/guide")), "{} {named:?}", generator.name);
}

/// The Markdown of a section is that of its source, and nothing that stands around it is on its page.
fn shows_what_was_written(place: &Workplace, generator: &Generator) {
    let id = place.found(&["--index", "ix", "restore a snapshot"]).first().cloned().unwrap_or_default();
    let shown = place.timra(&["show", "--format", "json", "--index", "ix", &id]).exits(0).json();
    let written = PAGES[1].text.split_once("\n\n").map(|(_, section)| section.trim_end());
    assert_eq!(shown["markdown"].as_str(), written, "{} {shown}", generator.name);
    let page = place.timra(&["show", "--page", "--index", "ix", &id]).exits(0).stdout.to_lowercase();
    assert!(page.contains("every night."), "{}: {page}", generator.name);
    for around in AROUND {
        assert!(!page.contains(around), "{} {around}: {page}", generator.name);
    }
}

#[test]
fn mkdocs() {
    let generator = Generator {
        name: "mkdocs",
        program: "mkdocs",
        is_of_npm: false,
        args: &["build", "--quiet", "--site-dir", "site"],
        source: |page| (format!("docs/{}.md", page.name), headed(page)),
        published: directory_of,
        dir: "site",
        base: "https://kb.test/docs/",
    };
    check(&generator);
    check(&Generator { name: "mkdocs-readthedocs", published: |name| format!("{name}.html"), ..generator });
}

#[test]
fn sphinx() {
    check(&Generator {
        name: "sphinx",
        program: "sphinx-build",
        is_of_npm: false,
        args: &["-q", "docs", "site"],
        source: |page| {
            let menu = "\n```{toctree}\nguide\nvi/index\nvi/guide\n```\n";
            let menu = if page.name == "index" { menu } else { "" };
            (format!("docs/{}.md", page.name), headed(page) + menu)
        },
        published: |name| format!("{name}.html"),
        dir: "site",
        base: "https://kb.test/docs/",
    });
}

#[test]
fn jekyll() {
    check(&Generator {
        name: "jekyll",
        program: "jekyll",
        is_of_npm: false,
        args: &["build", "--quiet"],
        source: |page| {
            (format!("{}.md", page.name), titled(page).replacen("---\n", "---\nlayout: page\n", 1))
        },
        published: |name| format!("{name}.html"),
        dir: "_site",
        base: "https://kb.test/docs/",
    });
}

#[test]
fn vitepress() {
    check(&Generator {
        name: "vitepress",
        program: "vitepress",
        is_of_npm: true,
        args: &["build", "docs"],
        source: |page| (format!("docs/{}.md", page.name), headed(page)),
        published: |name| format!("{name}.html"),
        dir: "docs/.vitepress/dist",
        base: "https://kb.test/docs/",
    });
}

#[test]
fn starlight() {
    check(&Generator {
        name: "starlight",
        program: "astro",
        is_of_npm: true,
        args: &["build"],
        source: |page| (format!("src/content/docs/{}.md", page.name), titled(page)),
        published: directory_of,
        dir: "dist",
        base: "https://kb.test/docs/",
    });
}

/// Antora reads AsciiDoc, and what git knows.
#[test]
fn antora() {
    check(&Generator {
        name: "antora",
        program: "antora",
        is_of_npm: true,
        args: &["antora-playbook.yml"],
        source: |page| {
            let text = match page.name {
                "guide" => GUIDE_IN_ASCIIDOC.to_owned(),
                _ => page.text.replace("## ", "== "),
            };
            let path = format!("docs/modules/ROOT/pages/{}.adoc", page.name);
            (path, format!("= {}\n\n{text}", page.title))
        },
        published: |name| format!("docs/{name}.html"),
        dir: "site",
        base: "https://kb.test/",
    });
}

const GUIDE_IN_ASCIIDOC: &str = "Every night.\n\n== Restore a snapshot\n\nPick *one* from the list:\n\n. newest\n. oldest\n\n\
    |===\n|flag |meaning\n\n|`--to`\n|target directory\n|===\n\n[source,bash]\n----\nkho restore --latest\n----\n";

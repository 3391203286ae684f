//! What pages inherit, as the real Hugo gave it to the site of traps (`traps` asks it again where there is one).

use std::path::{Path, PathBuf};

use timra_corpus::{CorpusOptions, PageOutcome, sites};

/// The pages of the site of traps below `cascade/`, by what became of them.
fn read() -> (Vec<String>, Vec<String>) {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/traps");
    let options = CorpusOptions::at("2026-11-01T00:00:00Z".parse().expect("a moment"));
    let site = sites(&[root], &options, &mut Vec::new()).expect("a site").remove(0);
    let (mut published, mut others) = (Vec::new(), Vec::new());
    for file in site.files(&mut Vec::new()) {
        let Some(path) = file.path.strip_prefix("content/cascade/") else { continue };
        match site.page(&file, &mut Vec::new()) {
            PageOutcome::Page(page) => published.push(format!("{path} {}", page.url)),
            _ => others.push(path.to_owned()),
        }
    }
    (published, others)
}

#[test]
fn pages_inherit_what_is_cascaded_to_them() {
    let (published, others) = read();
    let at = |path: &str| format!("{path} ");
    let url = |path: &str| {
        let page = published.iter().find_map(|page| page.strip_prefix(&at(path)));
        page.unwrap_or_else(|| panic!("{path} is not published")).replace("https://example.org/notes", "")
    };
    for (path, wanted) in [
        // Its own word counts more, and the nearest above next.
        ("drafts/own.md", "/cascade/drafts/own/"),
        ("drafts/published/page.md", "/cascade/drafts/published/page/"),
        // Another language has pages above of its own.
        ("drafts/page.vi.md", "/vi/cascade/drafts/page/"),
        ("unrendered/own.md", "/cascade/unrendered/own/"),
        ("headless/own.md", "/cascade/headless/own/"),
        ("future/own.md", "/cascade/future/own/"),
        // Targets: a pattern begins at the top, the first that says something counts.
        ("targets/relative.md", "/cascade/targets/first/"),
        ("targets/relative.vi.md", "/vi/cascade/targets/t%C3%AAn/"),
        ("targets/deep/a/_index.md", "/cascade/targets/deep/a/"),
        ("params/page.md", "/cascade/params/from-params/"),
        ("params/own.md", "/cascade/params/own/"),
        ("urls/page.md", "/elsewhere/page/"),
        // What a page passes on is for itself, too.
        ("itself/page.md", "/cascade/itself/its-own/"),
        ("of-config/page.md", "/cascade/of-config/of-config/"),
        ("toml/other.md", "/cascade/toml/other/"),
    ] {
        assert_eq!(url(path), wanted, "{path}");
    }
    for path in [
        "drafts/_index.md",
        "drafts/page.md",
        "drafts/bundle/index.md",
        "drafts/no-index/deep.md",
        "drafts/unrelated/page.md",
        "unrendered/page.md",
        "headless/page.md",
        "future/page.md",
        "expired/page.md",
        "targets/UPPERCASE.md",
        "targets/deep/a/b.md",
        "itself/bundle/index.md",
        "toml/page.md",
    ] {
        assert!(others.iter().any(|other| other == path), "{path} is published");
    }
}

#[test]
fn what_a_page_inherits_is_a_part_of_it() {
    let dir = tempfile::tempdir().expect("a directory");
    let write = |path: &str, text: &str| {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        std::fs::write(path, text).expect("a file");
    };
    write("hugo.toml", "baseURL = 'https://x.example/'\n");
    write("content/a/page.md", "text");
    write("content/b/page.md", "text");
    let inheritances = || {
        let options = CorpusOptions::at("2026-11-01T00:00:00Z".parse().expect("a moment"));
        let site = sites(&[dir.path().to_owned()], &options, &mut Vec::new()).expect("a site").remove(0);
        let files = site.files(&mut Vec::new());
        let of = |path: &str| files.iter().find(|file| file.path == path).expect("a file").inheritance();
        [of("content/a/page.md"), of("content/b/page.md")]
    };
    write("content/a/_index.md", "---\ntitle: A\n---\n");
    assert_eq!(inheritances(), ["", ""]);
    write("content/a/_index.md", "---\ncascade:\n  title: A\n---\n");
    let [first, other] = inheritances();
    assert!(!first.is_empty() && other.is_empty());
    write("content/a/_index.md", "---\ncascade:\n  title: B\n---\n");
    assert_ne!(inheritances()[0], first);
}

#[test]
fn of_two_pages_in_one_place_the_one_of_the_first_mount_is_passed_on_from() {
    let place = tempfile::tempdir().expect("a directory");
    let write = |path: &str, text: &str| {
        let path = place.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
        std::fs::write(path, text).expect("a file");
    };
    write(
        "hugo.toml",
        "[[module.mounts]]\nsource = \"content\"\ntarget = \"content\"\n\
         [[module.mounts]]\nsource = \"themes/shared\"\ntarget = \"content\"\n",
    );
    // The deeper mount comes first, whatever the order of the alphabet.
    write("themes/shared/docs/_index.md", "---\ncascade: {draft: true}\n---\n");
    write("content/docs/_index.md", "---\ncascade: {draft: false}\n---\n");
    write("content/docs/page.md", "# Page\n");
    let options = CorpusOptions::at("2026-11-01T00:00:00Z".parse().expect("a moment"));
    let site = sites(&[place.path().to_owned()], &options, &mut Vec::new()).expect("a site").remove(0);
    let files = site.files(&mut Vec::new());
    let page = files.iter().find(|file| file.path == "content/docs/page.md").expect("a page");
    assert!(!matches!(site.page(page, &mut Vec::new()), PageOutcome::Page(_)), "it is a draft");
}

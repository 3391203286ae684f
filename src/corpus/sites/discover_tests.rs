use std::fs;

use super::*;
use crate::PageOutcome;

struct Trial {
    dir: tempfile::TempDir,
    diagnostics: Vec<Diagnostic>,
}

impl Trial {
    fn new(files: &[(&str, &str)]) -> Trial {
        let dir = tempfile::tempdir().expect("a directory");
        for (path, text) in files {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
            fs::write(path, text).expect("a file");
        }
        Trial { dir, diagnostics: Vec::new() }
    }

    fn sites(&mut self, roots: &[&str]) -> Vec<Site> {
        let options = CorpusOptions::at("2026-01-01T00:00:00Z".parse().expect("a moment"));
        let roots: Vec<PathBuf> = roots.iter().map(|root| self.dir.path().join(root)).collect();
        sites(&roots, &options, &mut self.diagnostics).expect("roots that can be read")
    }

    /// Ids of the lead sections, with language and address.
    fn pages(&mut self, roots: &[&str]) -> Vec<String> {
        let mut pages = Vec::new();
        for site in self.sites(roots) {
            for file in site.files(&mut self.diagnostics) {
                if let PageOutcome::Page(page) = site.page(&file, &mut self.diagnostics) {
                    let language = page.declared_lang.unwrap_or_default();
                    pages.push(format!("{}/{} {language} {}", page.site, page.path, page.url));
                }
            }
        }
        pages
    }

    fn kinds(&self) -> Vec<&'static str> {
        assert!(
            self.diagnostics.iter().all(|wrong| !wrong.path.as_os_str().is_empty()),
            "{:?}",
            self.diagnostics
        );
        self.diagnostics.iter().map(|wrong| wrong.kind.name()).collect()
    }
}

const CONFIG: &str = "baseURL = 'https://x.y/'\n[Languages.en]\n[Languages.vi]\ncontentDir = 'content/vi'\n";

#[test]
fn a_project_and_its_content() {
    let files = [
        ("p/config.toml", CONFIG),
        ("p/content/a.md", "text"),
        ("p/content/vi/a.md", "chữ"),
        ("p/content/note.txt", "text"),
        ("p/README.md", "text"),
        ("p/themes/t/exampleSite/config.toml", ""),
    ];
    let whole = ["p/content/a.md en https://x.y/a/", "p/content/vi/a.md vi https://x.y/vi/a/"];
    let mut trial = Trial::new(&files);
    assert_eq!(trial.pages(&["p"]), whole);
    assert_eq!(trial.pages(&["."]), whole);
    assert_eq!(
        trial.pages(&["p/content"]),
        ["content/a.md en https://x.y/a/", "content/vi/a.md vi https://x.y/vi/a/"]
    );
    assert_eq!(trial.pages(&["p/content/vi"]), ["vi/a.md vi https://x.y/vi/a/"]);
    assert_eq!(trial.kinds(), [""; 0]);
    let sites = trial.sites(&["p"]);
    assert_eq!(sites[0].id_source, crate::IdSource::Raw);
    assert_eq!(sites[0].languages(), ["en", "vi"]);
}

#[test]
fn several_projects_and_names() {
    let files = [
        ("x/lab/hugo.toml", CONFIG),
        ("x/lab/content/a.md", ""),
        ("y/z/lab/config/_default/hugo.yaml", "baseURL: https://z.y/\n"),
        ("y/z/lab/config/_default/languages.yaml", "vi:\n  weight: 1\n"),
        ("y/z/lab/content/a.md", ""),
        ("stray.md", ""),
    ];
    let mut trial = Trial::new(&files);
    let expected = ["lab/content/a.md en https://x.y/a/", "lab-2/content/a.md vi https://z.y/a/"];
    assert_eq!(trial.pages(&["."]), expected);
    assert_eq!(trial.kinds(), ["left-out", "same-name"]);
    trial.diagnostics.clear();
    assert_eq!(trial.pages(&["x/lab", "./x/lab"]), expected[..1]);
    assert_eq!(trial.kinds(), ["same-root"]);
}

#[test]
fn a_bare_directory() {
    let mut trial = Trial::new(&[
        ("notes/a.vi.md", "---\ntitle: x\n---\nchữ"),
        ("notes/b.txt", "text"),
        ("notes/config.json", "{}"),
        ("notes/en/c.mdx", "text"),
        ("notes/.git/d.md", "text"),
        ("notes/node_modules/e.md", "text"),
        ("notes/index.md", "text"),
        ("notes/draft.md", "---\ndraft: true\n---\n"),
    ]);
    let expected = ["notes/a.vi.md vi ", "notes/b.txt  ", "notes/en/c.mdx en ", "notes/index.md  "];
    assert_eq!(trial.pages(&["notes"]), expected);
    assert_eq!(trial.kinds(), [""; 0]);
}

#[test]
fn what_is_broken_costs_only_itself() {
    let mut trial = Trial::new(&[
        ("p/hugo.toml", "baseURL = 'https://x.y/'\n[Languages\n"),
        ("p/content/a.md", "\u{feff}---\r\ntitle : \"A\"\r\ndate: \"`r Sys.Date()`\"\r\n---\r\n# H\r\n"),
        ("p/content/c.md", "---\na: 1\na: 2\n---\n"),
    ]);
    fs::write(trial.dir.path().join("p/content/b.md"), b"one\ntwo \xff").expect("a file");
    assert_eq!(trial.pages(&["p"]), ["p/content/a.md  /a/", "p/content/c.md  /c/"]);
    let told: Vec<String> =
        trial.diagnostics.iter().map(|wrong| format!("{}:{}", wrong.kind, wrong.line.unwrap_or(0))).collect();
    assert_eq!(told, ["bad-config:2", "no-base-url:0", "bad-date:3", "unreadable-page:2", "front-matter:3"]);
}

#[test]
fn a_root_that_is_not_there() {
    let options = CorpusOptions::at("2026-01-01T00:00:00Z".parse().expect("a moment"));
    assert!(sites(&[PathBuf::from("/nowhere/at/all")], &options, &mut Vec::new()).is_err());
}

#[test]
fn content_outside_the_project_is_named() {
    let config = "baseURL = 'https://x.y/'\ncontentDir = '../docs'\n[languages.vi]\ncontentDir = '/srv/vi'\n[[module.mounts]]\nsource = '../more'\n\
        target = 'content/more'\n[[module.mounts]]\nsource = '../pictures'\ntarget = 'assets'\n";
    let mut trial = Trial::new(&[("p/hugo.toml", config), ("p/content/a.md", "text")]);
    assert_eq!(trial.pages(&["p"]).len(), 1);
    assert_eq!(trial.kinds(), ["left-out"; 3]);
    for (wrong, dir) in trial.diagnostics.iter().zip(["../docs", "/srv/vi", "../more"]) {
        assert!(wrong.what.contains(&format!("`{dir}`")), "{wrong}");
    }
}

#[test]
fn a_configuration_that_is_no_file_is_not_none() {
    for root in ["p", "p/content"] {
        let mut trial = Trial::new(&[("p/content/a.md", "text")]);
        fs::create_dir_all(trial.dir.path().join("p/i18n")).expect("a directory");
        // Neither can be opened, whoever asks.
        for name in ["p/hugo.toml", "p/i18n/en.yaml"] {
            #[cfg(unix)]
            std::os::unix::fs::symlink("nowhere", trial.dir.path().join(name)).expect("a link");
            #[cfg(not(unix))]
            fs::write(trial.dir.path().join(name), b"\xff").expect("a file");
        }
        assert!(trial.pages(&[root])[0].ends_with(" /a/"), "{root}");
        trial.diagnostics.retain(|wrong| wrong.kind != DiagnosticKind::NoBaseUrl);
        assert_eq!(
            trial.kinds(),
            ["bad-config"; 2][..if root == "p" { 2 } else { 1 }],
            "{:?}",
            trial.diagnostics
        );
    }
}

#[test]
fn files_of_other_kinds_are_counted() {
    let mut trial = Trial::new(&[
        (
            "p/hugo.toml",
            "baseURL = 'https://x.y/'\n[languages.en]\n[languages.vi]\ncontentDir = 'content/vi'\n",
        ),
        ("p/content/a.md", "text"),
        ("p/content/b.adoc", "text"),
        ("p/content/vi/c.ORG", "chữ"),
        ("p/content/d.png", ""),
        ("p/content/.d.html", "text"),
        ("notes/a.md", "text"),
        ("notes/x/a.rst", "text"),
    ]);
    trial.pages(&["p", "notes"]);
    let said: Vec<String> = trial.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(trial.kinds(), ["other-kind"; 2], "{said:?}");
    assert!(said[0].contains("2 files here are of kinds that timra does not read"), "{said:?}");
    assert!(said[0].contains("1 .adoc, 1 .org") && said[1].contains("1 .rst"), "{said:?}");
}

#[test]
fn what_lies_beside_projects_is_counted_however_deep() {
    let mut trial = Trial::new(&[
        ("x/hugo.toml", CONFIG),
        ("x/content/a.md", "text"),
        ("1/2/3/4/5/6/b.md", "text"),
        ("1/c.rst", "text"),
        ("1/picture.png", ""),
        (".git/d.md", "text"),
    ]);
    assert_eq!(trial.pages(&["."]).len(), 1);
    assert_eq!(trial.kinds(), ["left-out"]);
    assert!(trial.diagnostics[0].what.starts_with("2 files"), "{:?}", trial.diagnostics);
}

#[cfg(unix)]
#[test]
fn a_directory_that_becomes_a_link_is_not_left_through_it() {
    let mut trial = Trial::new(&[("p/sub/a.md", "inside"), ("out/a.md", "outside"), ("p/b.md", "inside")]);
    let site = trial.sites(&["p"]).remove(0);
    let files = site.files(&mut trial.diagnostics);
    let sub = trial.dir.path().join("p/sub");
    fs::rename(&sub, trial.dir.path().join("moved")).expect("renamed");
    std::os::unix::fs::symlink("../out", &sub).expect("a link");
    assert_eq!(fs::read_to_string(&files[1].full_path).expect("what a path leads to"), "outside");
    assert!(matches!(site.page(&files[0], &mut trial.diagnostics), PageOutcome::Page(_)));
    assert_eq!(site.page(&files[1], &mut trial.diagnostics), PageOutcome::Unreadable);
    assert_eq!((site.file_fingerprint(0, &files[1]), site.source(&files[1])), (None, None));
    assert!(trial.diagnostics[0].what.contains("a directory on the way"), "{:?}", trial.diagnostics);
}

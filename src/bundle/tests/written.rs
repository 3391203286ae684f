//! What is written to a directory, and what is not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use timra_format::Manifest;
use timra_index::{Inputs, Progress, Sources, build, update};

use super::site::{BundledSite, unpacked};
use crate::{BUNDLE, ExportError, ForBrowsers, export};

/// Every file below a directory, with its bytes.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(dir).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let below = |path: &Path| path.strip_prefix(dir).expect("below").to_owned();
    files.map(|file| (below(file.path()), fs::read(file.path()).expect("a file"))).collect()
}

/// A notebook of many pages, of which the page with this number has these words more.
fn write_notes(root: &Path, more: &[(usize, &str)]) {
    fs::create_dir_all(root).expect("a directory");
    for page in 0..60 {
        let mut text = format!("# Note {page}\n\n");
        for section in 0..4 {
            let word = |at: usize| format!("w{}", (page * 31 + section * 7 + at * at * 13) % 900);
            let words: Vec<String> = (0..60).map(word).collect();
            text += &format!("## Part {section} of {page}\n\n{}.\n\n", words.join(" "));
        }
        for (_, words) in more.iter().filter(|(at, _)| *at == page) {
            text += words;
        }
        fs::write(root.join(format!("note-{page}.md")), text).expect("a page");
    }
}

#[test]
fn the_same_content_gives_the_same_bytes_however_it_was_indexed() {
    let dir = tempfile::tempdir().expect("a directory");
    let (root, index) = (dir.path().join("notes"), dir.path().join("index"));
    let sources = Sources { roots: vec![root.clone()], ..Sources::default() };
    write_notes(&root, &[]);
    build(&sources, &index, &Progress::silent()).expect("an index");
    write_notes(&root, &[(30, "## Another heading\n\nwith a few words of its own.\n")]);
    let inputs = Inputs::read(&index).expect("inputs");
    let manifest = Manifest::read(&index).expect("a manifest");
    update(&sources, &index, (&manifest, &inputs), &Progress::silent(), || ()).expect("an update");
    let open = timra_format::open(&index).expect("an index");
    assert!(open.searcher.segment_readers().len() > 1, "it was built anew");
    export(&open, &index, &dir.path().join("updated"), ForBrowsers::default()).expect("a bundle");
    build(&sources, &index, &Progress::silent()).expect("an index");
    let open = timra_format::open(&index).expect("an index");
    export(&open, &index, &dir.path().join("whole"), ForBrowsers::default()).expect("a bundle");
    assert_eq!(files(&dir.path().join("updated")), files(&dir.path().join("whole")));
}

#[test]
fn a_heading_that_is_added_rewrites_few_pieces() {
    let dir = tempfile::tempdir().expect("a directory");
    let (root, index, to) = (dir.path().join("notes"), dir.path().join("index"), dir.path().join("bundle"));
    let sources = Sources { roots: vec![root.clone()], ..Sources::default() };
    let publish = || {
        build(&sources, &index, &Progress::silent()).expect("an index");
        export(&timra_format::open(&index).expect("an index"), &index, &to, ForBrowsers::default())
            .expect("a bundle")
    };
    write_notes(&root, &[]);
    let first = publish();
    assert_eq!((first.written, first.removed), (first.pieces, 0));
    let again = publish();
    assert_eq!((again.written, again.removed), (0, 0), "nothing has changed");
    write_notes(&root, &[(7, "## Grommets\n\nGrommets.\n")]);
    let changed = publish();
    // Beside the core: all postings, the text and the names of one page.
    assert!(changed.written <= 4 && changed.pieces > 30, "{changed:?}");
    write_notes(&root, &[(7, "## Grommets\n\nGrommets, and a sentence with words from here and there.\n")]);
    let changed = publish();
    assert!(changed.written <= 3, "a sentence changes no names: {changed:?}");
    assert_eq!(files(&to).len(), changed.pieces + 2, "nothing is left of the bundle before");
}

#[test]
fn what_is_not_published_is_not_in_a_bundle() {
    let dir = tempfile::tempdir().expect("a directory");
    let root = dir.path().join("site");
    fs::create_dir_all(root.join("content")).expect("a directory");
    fs::write(root.join("hugo.toml"), "baseURL = 'https://docs.example.org/'\n").expect("a configuration");
    let page = |name: &str, front: &str, word: &str| {
        let text = format!("---\ntitle: Page {word}\n{front}---\n\nThe secret is {word}.\n");
        fs::write(root.join("content").join(name), text).expect("a page");
    };
    page("shown.md", "", "visibleword");
    page("draft.md", "draft: true\n", "zqsecretdraft");
    page("future.md", "date: 2999-01-01\n", "zqsecretfuture");
    page("expired.md", "expiryDate: 2001-01-01\n", "zqsecretexpired");
    page("unlisted.md", "build:\n  render: never\n  list: never\n", "zqsecretunlisted");
    let site = BundledSite::of(&Sources { roots: vec![root], ..Sources::default() });
    let all: String = walkdir::WalkDir::new(site.bundle())
        .into_iter()
        .map(|entry| entry.expect("an entry").into_path())
        .filter(|path| path.is_file() && path.extension().is_none())
        .map(|path| String::from_utf8_lossy(&unpacked(&path)).into_owned())
        .collect();
    let list = fs::read_to_string(site.bundle().join("index.html")).expect("a list of pages");
    assert!(list.contains("Page visibleword") && !list.contains("zqsecret"), "{list}");
    assert!(all.contains("visibleword"));
    assert!(!all.contains("zqsecret"), "a page that is not published is in the bundle");
}

#[test]
fn the_files_of_others_are_left_alone() {
    let site = BundledSite::of_texts(&[("a", "en", "Deploy the server.")]);
    let index = site.bundle().parent().expect("a directory").join("index");
    let open = timra_format::open(&index).expect("an index");
    let other = tempfile::tempdir().expect("a directory");
    fs::write(other.path().join("thesis.md"), "words").expect("a file");
    let refused = export(&open, &index, other.path(), ForBrowsers::default()).expect_err("a refusal");
    assert!(matches!(refused, ExportError::Foreign { .. }), "{refused}");
    fs::write(other.path().join(BUNDLE), "{\"kind\": \"another bundle\"}").expect("a file");
    assert!(matches!(
        export(&open, &index, other.path(), ForBrowsers::default()),
        Err(ExportError::Foreign { .. })
    ));
    assert_eq!(files(other.path()).len(), 2);
    let mut cut = timra_format::open(&index).expect("an index");
    cut.manifest.analysis.dictionaries.insert("zh".into(), "0".into());
    let refused = export(&cut, &index, &site.bundle(), ForBrowsers::default()).expect_err("a refusal");
    assert!(matches!(refused, ExportError::Dictionaries { .. }), "{refused}");
    // An export that was cut off is taken up again.
    fs::remove_file(site.bundle().join(BUNDLE)).expect("removed");
    fs::write(site.bundle().join("timra-search.min.0a1b.js"), "").expect("the box, as a generator names it");
    let again = export(&open, &index, &site.bundle(), ForBrowsers::default()).expect("a bundle");
    assert_eq!((again.written, again.pieces), (0, site.exported.pieces));
}

#[test]
fn a_page_of_the_site_is_never_written_over() {
    let site = BundledSite::of_texts(&[("a", "en", "Deploy the server.")]);
    let index = site.bundle().parent().expect("a directory").join("index");
    let open = timra_format::open(&index).expect("an index");
    let other = tempfile::tempdir().expect("a directory");
    fs::write(other.path().join("index.html"), "<!doctype html><title>About timra</title>").expect("a page");
    let refused = || {
        let before = files(other.path());
        let refused = export(&open, &index, other.path(), ForBrowsers::default()).expect_err("a refusal");
        assert!(matches!(refused, ExportError::Foreign { .. }), "{refused}");
        assert_eq!(files(other.path()), before);
    };
    refused();
    // A bundle of a timra that wrote no such page.
    fs::copy(site.bundle().join(BUNDLE), other.path().join(BUNDLE)).expect("a file");
    refused();
    fs::copy(site.bundle().join("index.html"), other.path().join("index.html")).expect("a page");
    export(&open, &index, other.path(), ForBrowsers::default()).expect("a bundle");
}

#[test]
fn what_a_first_export_left_when_it_was_cut_off_is_taken_away() {
    let site = BundledSite::of_texts(&[("a", "en", "Deploy the server.")]);
    let index = site.bundle().parent().expect("a directory").join("index");
    let open = timra_format::open(&index).expect("an index");
    let to = tempfile::tempdir().expect("a directory");
    let files_of_box = [("timra-search.js", "box"), ("bundle.js", "bundle")];
    let again = || {
        let with = ForBrowsers { files: &files_of_box, ..ForBrowsers::default() };
        export(&open, &index, to.path(), with).expect("a bundle");
        files(to.path())
    };
    let names = ["index.html.tmp", "bundle.js.tmp", "timra-search.js.tmp", "bundle.json.tmp"];
    names.iter().for_each(|name| fs::write(to.path().join(name), "<ht").expect("a file"));
    let first = again();
    assert!(names.iter().all(|name| !first.contains_key(Path::new(name))), "{:?}", first.keys());
    // Nothing else is written anew that would take their place, and the file of others stays.
    names.iter().for_each(|name| fs::write(to.path().join(name), "<ht").expect("a file"));
    fs::write(to.path().join("worker.js"), "// Made of web/bundle.\nold()").expect("a file");
    assert_eq!(again(), first);
    fs::write(to.path().join("worker.js"), "another()").expect("a file");
    assert_eq!(again().len(), first.len() + 1);
}

//! Addresses and heading ids against a real Hugo, which renders a site of traps.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use html5gum::{HtmlString, Token, Tokenizer};
use percent_encoding::percent_decode_str;
use timra_corpus::{CorpusOptions, PageOutcome, sites};

use super::hugo::{Hugo, hugo};

/// Of each file: its address and the ids of its headings.
pub(crate) type Published = BTreeMap<String, (String, Vec<String>)>;

#[test]
fn traps_are_published_as_hugo_does() {
    let Some(Hugo { program, version }) = hugo() else {
        return;
    };
    let mut differ = 0;
    for id_type in ["github", "github-ascii", "blackfriday"] {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("traps");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/traps"), &root);
        let mut config = fs::read_to_string(root.join("hugo.toml")).unwrap();
        config.push_str(&format!("\n[markup.goldmark.parser]\nautoHeadingIDType = \"{id_type}\"\n"));
        fs::write(root.join("hugo.toml"), config).unwrap();
        let out = dir.path().join("public");
        let built = Command::new(&program).current_dir(&root).arg("-d").arg(&out).output().unwrap();
        assert!(built.status.success(), "hugo: {}", String::from_utf8_lossy(&built.stderr));
        let theirs = rendered(&out);
        let ours = read(&root, &version);
        let pairs: usize = theirs.values().map(|(_, ids)| ids.len()).sum();
        eprintln!("{id_type}: {} pages, {pairs} heading ids by Hugo {version}", theirs.len());
        assert!(pairs > 100, "hugo published almost nothing");
        for file in theirs.keys().chain(ours.keys().filter(|file| !theirs.contains_key(*file))) {
            let (their, our) = (theirs.get(file), ours.get(file));
            if their != our {
                differ += 1;
                eprintln!("{id_type} {file}:\n  hugo  {their:?}\n  timra {our:?}");
            }
        }
    }
    assert_eq!(differ, 0, "pages are not published as Hugo publishes them");
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What Hugo published, read from its pages: the layouts of the site say which file a page comes from.
pub(crate) fn rendered(out: &Path) -> Published {
    let mut pages = Published::new();
    for entry in walkdir::WalkDir::new(out) {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let html = fs::read_to_string(entry.path()).unwrap();
        let (mut file, mut url, mut ids) = (String::new(), String::new(), Vec::new());
        for token in Tokenizer::new(&html) {
            let Ok(Token::StartTag(tag)) = token else { continue };
            let attribute = |name: &[u8]| {
                let value = tag.attributes.get(&HtmlString(name.to_vec()))?;
                Some(String::from_utf8(value.value.0.clone()).unwrap())
            };
            match tag.name.0.as_slice() {
                b"main" => {
                    file = attribute(b"data-file").unwrap();
                    url = attribute(b"data-url").unwrap();
                }
                b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => ids.extend(attribute(b"id")),
                _ => {}
            }
        }
        // Lists of sections that have no file of their own are no pages of anybody's writing.
        if !file.is_empty() {
            pages.insert(file, (decoded(&url), ids));
        }
    }
    pages
}

pub(crate) fn read(root: &Path, version: &str) -> Published {
    let mut options = CorpusOptions::at("2026-11-01T00:00:00Z".parse().unwrap());
    options.hugo_version = Some(version.to_owned());
    let mut warnings = Vec::new();
    let mut pages = Published::new();
    for site in sites(&[root.to_path_buf()], &options, &mut warnings).unwrap() {
        for file in site.files(&mut warnings) {
            if let PageOutcome::Page(page) = site.page(&file, &mut warnings) {
                let ids = page.sections.into_iter().filter_map(|section| section.anchor).collect();
                let file = page.path.strip_prefix("content/").unwrap_or(&page.path).to_owned();
                pages.insert(file, (decoded(&page.url), ids));
            }
        }
    }
    pages
}

fn decoded(url: &str) -> String {
    percent_decode_str(url).decode_utf8().unwrap().into_owned()
}

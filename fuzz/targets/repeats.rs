//! A few bytes, repeated up to a megabyte → a page and its source: what goes deeper with every repeat is found at once.
//!
//! The input is what stands before, between and behind, with a zero byte between two of them.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use timra_corpus::{CorpusOptions, Site, SourceFile, sites};

/// Length of the page in bytes.
const LONG: usize = 1_000_000;

struct Place {
    _dir: TempDir,
    file: PathBuf,
    site: Site,
    source: SourceFile,
}

static PLACE: LazyLock<Place> = LazyLock::new(|| {
    let dir = tempfile::tempdir().expect("a directory");
    let root = dir.path().join("site");
    let file = root.join("content/a.md");
    std::fs::create_dir_all(root.join("content")).expect("directories");
    std::fs::write(root.join("hugo.toml"), "[languages.en]\n[languages.vi]\n").expect("a configuration");
    std::fs::write(&file, "x").expect("a page");
    let options = CorpusOptions::at("2026-01-01T00:00:00Z".parse().expect("a moment"));
    let site = sites(&[root], &options, &mut Vec::new()).expect("sites").remove(0);
    let source = site.files(&mut Vec::new()).remove(0);
    Place { _dir: dir, file, site, source }
});

fuzz_target!(|text: &str| {
    let mut parts = text.splitn(3, '\0');
    let [before, middle, behind] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    let times = LONG / middle.len().max(100);
    let place = &*PLACE;
    std::fs::write(&place.file, format!("{before}{}{behind}", middle.repeat(times))).expect("written");
    place.site.page(&place.source, &mut Vec::new());
    assert!(place.site.source(&place.source).is_some());
});

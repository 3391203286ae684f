//! Bytes of a file → a page with a title, a date and an address, and what its author wrote beside them.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use timra_corpus::{CorpusOptions, PageOutcome, Site, SourceFile, sites};

/// A site that asks front matter for as much as a site can.
const CONFIG: &str = r#"
baseURL = "https://example.org/docs/"
defaultContentLanguage = "en"
[permalinks]
blog = "/:section/:year/:month/:day/:slug/"
[frontmatter]
date = [":filename", ":default"]
[languages.en]
[languages.vi]
"#;

struct Place {
    _dir: TempDir,
    file: PathBuf,
    site: Site,
    source: SourceFile,
}

static PLACE: LazyLock<Place> = LazyLock::new(|| {
    let dir = tempfile::tempdir().expect("a directory");
    let root = dir.path().join("site");
    let file = root.join("content/blog/2024-03-05-a-page.vi.md");
    std::fs::create_dir_all(file.parent().expect("a directory")).expect("directories");
    std::fs::write(root.join("hugo.toml"), CONFIG).expect("a configuration");
    std::fs::write(&file, "x").expect("a page");
    let options = CorpusOptions::at("2026-01-01T00:00:00Z".parse().expect("a moment"));
    let site = sites(&[root], &options, &mut Vec::new()).expect("sites").remove(0);
    let source = site.files(&mut Vec::new()).remove(0);
    Place { _dir: dir, file, site, source }
});

fuzz_target!(|bytes: &[u8]| {
    let place = &*PLACE;
    std::fs::write(&place.file, bytes).expect("written");
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let lines = 1 + bytes.iter().filter(|byte| **byte == end).count();
    let is_line = |line: u32| line >= 1 && line as usize <= lines;
    let mut told = Vec::new();
    let outcome = place.site.page(&place.source, &mut told);
    for wrong in &told {
        assert!(wrong.line.is_none_or(is_line), "{wrong:?} in {lines} lines");
    }
    if let Some(source) = place.site.source(&place.source) {
        assert!([source.title_line, source.date_line].into_iter().flatten().all(is_line));
        assert!(source.references.iter().all(|reference| is_line(reference.line)), "{source:?}");
    }
    let PageOutcome::Page(page) = outcome else { return };
    assert!(page.url.starts_with("https://example.org/"), "{:?}", page.url);
    assert!(page.url.is_ascii() && !page.url.contains([' ', '\n', '"', '<', '>']), "{:?}", page.url);
    assert_eq!(page.title, page.title.trim());
    let date = page.front_matter_date.as_deref();
    assert!(date.is_none_or(|date| date.parse::<jiff::civil::Date>().is_ok()), "{date:?}");
    assert!(page.sections.iter().all(|section| is_line(section.line)), "{:?}", page.sections);
});

//! An index with wrong bytes in its files: searched, it answers or fails; checked, it is found out.
//!
//! The input is a list of edits of six bytes each: which file, where (four bytes), and the byte that stands there now.
#![no_main]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use timra_engine::{Engine, Query};
use timra_format::check;
use timra_index::{Progress, Sources, build};

struct Whole {
    dir: PathBuf,
    /// The files of the index.
    files: Vec<(PathBuf, Vec<u8>)>,
}

static WHOLE: LazyLock<Whole> = LazyLock::new(|| {
    let content = tempfile::tempdir().expect("a directory").keep();
    for page in 0..20 {
        let text = format!(
            "---\ntitle: Page {page}\ndate: 2025-03-0{}\n---\n# Birds\n\nAn albatross and {page} gulls.\n\n# Hải âu\n\nTriển khai hạ tầng.\n",
            1 + page % 9
        );
        fs::write(content.join(format!("page{page}.md")), text).expect("a page");
    }
    let dir = content.join("index");
    let sources = Sources { roots: vec![content], ..Sources::default() };
    let manifest = build(&sources, &dir, &Progress::silent()).expect("an index").manifest;
    let below = manifest.files.keys().map(|name| dir.join(&manifest.generation).join(name));
    let paths = below.chain([dir.join("manifest.json")]);
    let files = paths.map(|path| (path.clone(), fs::read(path).expect("bytes"))).collect();
    Whole { dir, files }
});

fuzz_target!(|bytes: &[u8]| {
    let whole = &*WHOLE;
    let mut damaged: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
    for edit in bytes.chunks_exact(6).take(8) {
        let file = edit[0] as usize % whole.files.len();
        let content = damaged.entry(file).or_insert_with(|| whole.files[file].1.clone());
        let at = u32::from_le_bytes([edit[1], edit[2], edit[3], edit[4]]) as usize % content.len().max(1);
        if let Some(byte) = content.get_mut(at) {
            *byte = edit[5];
        }
    }
    damaged.retain(|file, content| whole.files[*file].1 != *content);
    for (file, content) in &damaged {
        fs::write(&whole.files[*file].0, content).expect("written");
    }
    if let Ok(engine) = Engine::open(&whole.dir) {
        for text in ["albatross", "trien khai", "\"hạ tầng\" after:2025-03", "gul"] {
            let _ = engine.search(&Query { is_unfinished: true, explain: true, ..Query::new(text) });
        }
    }
    assert_eq!(
        Engine::open_whole(&whole.dir, |engine| engine.search(&Query::new("timra"))).is_ok(),
        damaged.is_empty(),
        "a server would serve it"
    );
    let found = check(&whole.dir).is_ok_and(|damages| damages.is_empty());
    assert_eq!(found, damaged.is_empty(), "a check finds what is damaged, and nothing else");
    for file in damaged.keys() {
        let (path, content) = &whole.files[*file];
        fs::write(path, content).expect("repaired");
    }
});

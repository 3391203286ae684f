//! A site with its index and its bundle.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;
use timra_engine::{Engine, Query, Results};
use timra_index::{Progress, Sources, build};
use timra_rank::Clock;

use crate::{Bundle, BundleAnswer, Exported, ForBrowsers, PieceName, export};

/// A clock that never strikes.
pub(crate) struct Endless;

impl Clock for Endless {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// A site, its index and the directory of its bundle.
pub(crate) struct BundledSite {
    dir: TempDir,
    pub exported: Exported,
    pub engine: Engine,
}

/// A reader of a bundle who has just come.
pub(crate) struct Visitor<'s> {
    site: &'s BundledSite,
    pub bundle: Bundle,
    /// Pieces that were fetched for each query.
    pub fetched: RefCell<Vec<usize>>,
    /// All pieces that were fetched.
    pub given: RefCell<BTreeSet<PieceName>>,
    /// Times that the last query was asked until nothing was missing.
    pub rounds: RefCell<usize>,
}

impl BundledSite {
    pub(crate) fn of(sources: &Sources) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        build(sources, &dir.path().join("index"), &Progress::silent()).expect("an index");
        Self::indexed(dir)
    }

    /// The site of a directory that has an index already.
    pub(crate) fn indexed(dir: TempDir) -> Self {
        let index = dir.path().join("index");
        let opened = timra_format::open(&index).expect("an index");
        let exported =
            export(&opened, &index, &dir.path().join("bundle"), ForBrowsers::default()).expect("a bundle");
        Self { engine: Engine::open(&index).expect("an engine"), dir, exported }
    }

    /// The sample content that comes with the project.
    pub(crate) fn sample() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        Self::of(&Sources { roots: vec![root], ..Sources::default() })
    }

    /// Documents as `id`, language, `text`.
    pub(crate) fn of_texts(texts: &[(&str, &str, &str)]) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("documents.jsonl");
        let line = |(id, lang, text): &(&str, &str, &str)| {
            serde_json::json!({ "id": id, "lang": lang, "text": text }).to_string()
        };
        fs::write(&path, texts.iter().map(line).collect::<Vec<_>>().join("\n")).expect("documents");
        let sources = Sources { jsonl: vec![path], ..Sources::default() };
        build(&sources, &dir.path().join("index"), &Progress::silent()).expect("an index");
        Self::indexed(dir)
    }

    pub(crate) fn bundle(&self) -> PathBuf {
        self.dir.path().join("bundle")
    }

    /// The bytes of a piece.
    pub(crate) fn piece(&self, name: PieceName) -> Vec<u8> {
        let name = name.to_string();
        unpacked(&self.bundle().join("pieces").join(&name[..2]).join(&name[2..]))
    }

    /// The core.
    pub(crate) fn core(&self) -> Vec<u8> {
        self.piece(PieceName::parse(&self.exported.description.core).expect("a name"))
    }

    pub(crate) fn visitor(&self) -> Visitor<'_> {
        let bundle = Bundle::open(&self.core()).expect("a bundle");
        Visitor {
            site: self,
            bundle,
            fetched: RefCell::default(),
            given: RefCell::default(),
            rounds: RefCell::default(),
        }
    }
}

impl Visitor<'_> {
    /// Asks until nothing is missing.
    pub(crate) fn ask(&self, query: &Query) -> Results {
        let (mut pieces, mut rounds) = (BTreeSet::new(), 1);
        let mut results = loop {
            match self.bundle.search(query, &Endless).expect("an answer") {
                BundleAnswer::Results(results) => break results,
                BundleAnswer::Missing(missing) => {
                    rounds += 1;
                    for name in missing {
                        assert!(pieces.insert(name), "{name} was missing twice");
                        self.bundle.give(name, self.site.piece(name)).expect("a piece");
                    }
                }
            }
        };
        self.fetched.borrow_mut().push(pieces.len());
        self.given.borrow_mut().append(&mut pieces);
        *self.rounds.borrow_mut() = rounds;
        results.took_us = 0;
        *results
    }

    /// Holds the answer to a query against the one of the engine.
    #[track_caller]
    pub(crate) fn hold(&self, query: &Query) {
        let mut expected = self.site.engine.search(query).expect("an answer");
        expected.took_us = 0;
        let found = self.ask(query);
        let bits =
            |results: &Results| -> Vec<u32> { results.hits.iter().map(|hit| hit.score.to_bits()).collect() };
        let json = |results: &Results| serde_json::to_string_pretty(results).expect("JSON");
        let (left, right) = (json(&found), json(&expected));
        let differ = left.lines().zip(right.lines()).find(|(a, b)| a != b);
        assert!(left == right && bits(&found) == bits(&expected), "{:?}: {differ:?}", query.text);
    }
}

/// The bytes of a packed file.
pub(crate) fn unpacked(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).expect("a piece");
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).expect("a packed file");
    bytes
}

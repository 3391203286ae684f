//! A site with its index here, and the same in a cluster.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use timra_engine::{Engine, Query, Results, SystemClock};
use timra_index::{Progress, Sources, build};

use crate::{Access, Cluster, ClusterAddress, LoadOptions, LoadedIndex, Result, load};

/// A site with its index.
pub(crate) struct IndexedSite {
    dir: TempDir,
    pub engine: Engine,
}

impl IndexedSite {
    pub(crate) fn of(sources: &Sources) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        build(sources, &dir.path().join("index"), &Progress::silent()).expect("an index");
        Self { engine: Engine::open(&dir.path().join("index")).expect("an engine"), dir }
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
        Self::of(&Sources { jsonl: vec![path], ..Sources::default() })
    }

    /// Loads the index into a cluster, unless it is there.
    pub(crate) fn load(&self, address: &ClusterAddress) -> Result<LoadedIndex> {
        self.load_with(address, false)
    }

    /// Loads the index into a cluster, even if it is there.
    pub(crate) fn load_again(&self, address: &ClusterAddress) -> Result<LoadedIndex> {
        self.load_with(address, true)
    }

    fn load_with(&self, address: &ClusterAddress, full: bool) -> Result<LoadedIndex> {
        self.load_as(address, &LoadOptions { shards: 2, replicas: 0, full })
    }

    /// Loads the index into a cluster as it is said.
    pub(crate) fn load_as(&self, address: &ClusterAddress, options: &LoadOptions) -> Result<LoadedIndex> {
        load(&self.index(), (address, &Access::default()), options)
    }

    /// The directory of the index.
    pub(crate) fn index(&self) -> PathBuf {
        self.dir.path().join("index")
    }

    /// The index, loaded and open.
    pub(crate) fn loaded(&self, address: &ClusterAddress) -> Cluster {
        self.load(address).expect("a loaded index");
        opened(address)
    }

    /// Holds the answer of a cluster to a query against that of the engine.
    #[track_caller]
    pub(crate) fn hold(&self, cluster: &Cluster, query: &Query) {
        let difference = self.difference(&ask(cluster, query), query);
        assert_eq!(difference, None, "{:?}", query.text);
    }

    /// What sets the answer of a cluster to a query apart from that of the engine; `None` if nothing does, to the last bit.
    pub(crate) fn difference(&self, found: &Results, query: &Query) -> Option<String> {
        let mut expected = self.engine.search(query).expect("an answer");
        expected.took_us = found.took_us;
        let bits =
            |results: &Results| -> Vec<u32> { results.hits.iter().map(|hit| hit.score.to_bits()).collect() };
        let json = |results: &Results| serde_json::to_string_pretty(results).expect("JSON");
        let (left, right) = (json(found), json(&expected));
        let differ = left.lines().zip(right.lines()).find(|(a, b)| a != b);
        (left != right || bits(found) != bits(&expected)).then(|| format!("{differ:?}"))
    }
}

/// The index that an address leads to.
pub(crate) fn opened(address: &ClusterAddress) -> Cluster {
    Cluster::open(address, &Access::default(), None).expect("an index in a cluster")
}

/// The answer of a cluster, without its time.
pub(crate) fn ask(cluster: &Cluster, query: &Query) -> Results {
    let mut results = cluster.search(query, &SystemClock::start()).expect("an answer");
    results.took_us = 0;
    results
}

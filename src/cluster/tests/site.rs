//! A site with its index here, and the same in a cluster.

use std::fs;
use std::path::Path;

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
        let options = LoadOptions { shards: 2, replicas: 0, full };
        load(&self.dir.path().join("index"), (address, &Access::default()), &options)
    }

    /// The index, loaded and open.
    pub(crate) fn loaded(&self, address: &ClusterAddress) -> Cluster {
        self.load(address).expect("a loaded index");
        opened(address)
    }

    /// Holds the answer of a cluster to a query against that of the engine.
    #[track_caller]
    pub(crate) fn hold(&self, cluster: &Cluster, query: &Query) {
        let mut expected = self.engine.search(query).expect("an answer");
        expected.took_us = 0;
        let found = ask(cluster, query);
        let bits =
            |results: &Results| -> Vec<u32> { results.hits.iter().map(|hit| hit.score.to_bits()).collect() };
        let json = |results: &Results| serde_json::to_string_pretty(results).expect("JSON");
        let (left, right) = (json(&found), json(&expected));
        let differ = left.lines().zip(right.lines()).find(|(a, b)| a != b);
        assert!(left == right && bits(&found) == bits(&expected), "{:?}: {differ:?}", query.text);
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

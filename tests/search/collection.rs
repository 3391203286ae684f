//! A collection of a few texts.

use std::fs;

use tempfile::TempDir;
use timra_engine::{Engine, Hit, Query, Results};
use timra_index::{Progress, Sources, build};
use timra_plan::Plan;

/// An index of texts named by their ids.
pub(crate) struct Collection {
    pub(crate) engine: Engine,
    _dir: TempDir,
}

impl Collection {
    /// Documents as `id`, `text`; everything else is left to timra.
    pub(crate) fn of(documents: &[(&str, &str)]) -> Collection {
        let lines =
            documents.iter().map(|(id, text)| serde_json::json!({ "id": id, "text": text }).to_string());
        Self::of_lines(lines.collect())
    }

    fn of_lines(lines: Vec<String>) -> Collection {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("documents.jsonl");
        fs::write(&path, lines.join("\n")).expect("documents");
        Self::build(Sources { jsonl: vec![path], ..Sources::default() }, dir)
    }

    /// Documents as `id`, language, `text`.
    pub(crate) fn in_languages(documents: &[(&str, &str, &str)]) -> Collection {
        let lines = documents
            .iter()
            .map(|(id, lang, text)| serde_json::json!({ "id": id, "lang": lang, "text": text }).to_string());
        Self::of_lines(lines.collect())
    }

    /// Markdown files as path, text.
    pub(crate) fn site(files: &[(&str, &str)]) -> Collection {
        let dir = tempfile::tempdir().expect("a directory");
        let root = dir.path().join("site");
        for (path, text) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("directories");
            fs::write(path, text).expect("a page");
        }
        Self::build(Sources { roots: vec![root], ..Sources::default() }, dir)
    }

    fn build(sources: Sources, dir: TempDir) -> Collection {
        let index = dir.path().join("index");
        build(&sources, &index, &Progress::silent()).expect("an index");
        Collection { engine: Engine::open(&index).expect("an engine"), _dir: dir }
    }

    /// How a query is understood.
    pub(crate) fn plan(&self, query: &str) -> Plan {
        self.engine.plan(&Query::new(query)).expect("a plan")
    }

    /// Ids of what is found, best first, each on its own.
    pub(crate) fn ranked(&self, query: &str) -> Vec<String> {
        let ranked = self.engine.rank(&Query::new(query)).expect("an answer");
        ranked.into_iter().map(|hit| hit.id).collect()
    }

    /// Ids of what is found while the query is being typed, best first, each on its own.
    pub(crate) fn typing(&self, query: &str) -> Vec<String> {
        let query = Query { is_unfinished: true, ..Query::new(query) };
        self.engine.rank(&query).expect("an answer").into_iter().map(|hit| hit.id).collect()
    }

    /// Ids and scores, to hold two queries against each other.
    pub(crate) fn scored(&self, query: &str) -> Vec<(String, f32)> {
        let ranked = self.engine.rank(&Query::new(query)).expect("an answer");
        ranked.into_iter().map(|hit| (hit.id, hit.score)).collect()
    }

    /// The words that match in the best section, each with its rung.
    pub(crate) fn rungs(&self, query: &str) -> Vec<String> {
        let matches = self.best(query).matches;
        matches.into_iter().map(|m| format!("{}: {}", m.text, serde_json::json!(m.rung))).collect()
    }

    /// The whole answer, with how every word was understood.
    pub(crate) fn results(&self, query: &str) -> Results {
        self.engine.search(&Query { explain: true, ..Query::new(query) }).expect("an answer")
    }

    /// The best result.
    #[track_caller]
    pub(crate) fn best(&self, query: &str) -> Hit {
        self.results(query).hits.into_iter().next().expect("a hit")
    }
}

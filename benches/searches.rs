//! Queries of each rung and type, keystrokes and what is shown of the hits.
//!
//! `TIMRA_BENCH_CONTENT` names another content folder than the project's own, `TIMRA_BENCH_QUERIES` another file of
//! queries than `benches/queries.tsv`.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use tempfile::TempDir;
use timra_engine::{Engine, Query};
use timra_evaluation::read_queries;
use timra_index::{Progress, Sources, build};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The queries of one type.
#[derive(Clone)]
struct OfType {
    name: String,
    texts: Vec<String>,
}

impl fmt::Display for OfType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

fn path(variable: &str, own: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(own), PathBuf::from)
}

fn types() -> Vec<OfType> {
    let mut types: Vec<OfType> = Vec::new();
    for query in read_queries(&path("TIMRA_BENCH_QUERIES", "benches/queries.tsv")).expect("queries") {
        for name in query.types {
            match types.iter_mut().find(|known| known.name == name) {
                Some(known) => known.texts.push(query.text.clone()),
                None => types.push(OfType { name, texts: vec![query.text.clone()] }),
            }
        }
    }
    types
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<(Engine, TempDir)> = OnceLock::new();
    let (engine, _) = ENGINE.get_or_init(|| {
        let index = tempfile::tempdir().expect("a directory");
        let roots = vec![path("TIMRA_BENCH_CONTENT", "content")];
        build(&Sources { roots, ..Sources::default() }, index.path(), &Progress::silent()).expect("built");
        (Engine::open(index.path()).expect("an index"), index)
    });
    engine
}

fn search_all(texts: &[String], ask: impl Fn(&str) -> Query) {
    for text in texts {
        black_box(engine().search(&ask(text)).expect("results"));
    }
}

/// What each type of query is understood as, without looking for it.
#[divan::bench(args = types())]
fn plan(bencher: Bencher, queries: &OfType) {
    let engine = engine();
    bencher.bench(|| {
        let plan = |text: &String| engine.plan(&Query::new(text)).expect("a plan");
        queries.texts.iter().map(|text| plan(text).groups.len()).sum::<usize>()
    });
}

/// Ids and scores only.
#[divan::bench(args = types())]
fn rank(bencher: Bencher, queries: &OfType) {
    let engine = engine();
    let ranked = |text: &String| engine.rank(&Query::new(text)).expect("a ranking").len();
    bencher.bench(|| queries.texts.iter().map(ranked).sum::<usize>());
}

#[divan::bench(args = types())]
fn search(bencher: Bencher, queries: &OfType) {
    engine();
    bencher.bench(|| search_all(&queries.texts, |text| Query::new(text)));
}

/// The last word of each query, as far as its first three letters.
#[divan::bench(args = types())]
fn suggest(bencher: Bencher, queries: &OfType) {
    engine();
    let typed = |text: &String| {
        let last = text.rfind(' ').map_or(0, |at| at + 1);
        let end = text[last..].char_indices().nth(3).map_or(text.len(), |(at, _)| last + at);
        text[..end].to_owned()
    };
    let texts: Vec<String> = queries.texts.iter().map(typed).collect();
    bencher.bench(|| search_all(&texts, |text| Query { is_unfinished: true, ..Query::new(text) }));
}

/// What a hit costs more than its place: its text, the words to mark, its snippet.
#[divan::bench(args = [1, 10, 100])]
fn snippets(bencher: Bencher, limit: usize) {
    engine();
    let texts: Vec<String> = types().into_iter().flat_map(|queries| queries.texts).collect();
    bencher.bench(|| search_all(&texts, |text| Query { limit, ..Query::new(text) }));
}

//! What a person types → clauses and filters → an answer from a small index.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use timra_engine::{Engine, Query};
use timra_index::{Progress, Sources, build};
use timra_language as language;
use timra_plan::question::ValueKind;
use timra_plan::syntax::{Occur, parse};

const PAGES: [(&str, &str); 3] = [
    (
        "birds.md",
        "---\ntitle: Birds\ndate: 2025-03-05\n---\n# Albatross\n\nAn albatross can stay in the air for hours.\n",
    ),
    (
        "chim.vi.md",
        "---\ntitle: Loài chim\n---\n# Hải âu\n\nTriển khai hạ tầng: chim hải âu bay hàng giờ không vỗ cánh.\n",
    ),
    (
        "deploy.md",
        "# Deploy\n\nUse `iam:PassRole`, put_metric_data and t3.micro; the new version stays blue.\n",
    ),
];

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let dir = tempfile::tempdir().expect("a directory");
    for (name, text) in PAGES {
        std::fs::write(dir.path().join(name), text).expect("a page");
    }
    let sources = Sources { roots: vec![dir.path().to_owned()], ..Sources::default() };
    let index = dir.path().join("index");
    build(&sources, &index, &Progress::silent()).expect("an index");
    let engine = Engine::open(&index).expect("an index");
    // Its files are mapped; they stay for as long as the engine does.
    let _ = dir.keep();
    engine
});

fuzz_target!(|text: &str| {
    let parsed = parse(text);
    assert!(parsed.clauses.len() <= 64);
    for clause in &parsed.clauses {
        assert!(!clause.text.is_empty() && clause.text == clause.text.trim(), "{clause:?}");
        assert!(clause.or_group.is_none() || clause.occur != Occur::MustNot, "{clause:?}");
    }
    for filter in parsed.choices.filters() {
        let kind = filter.field().kind;
        for value in filter.wanted().iter().chain(filter.left_out()) {
            assert_eq!(kind.read(value).as_ref(), Some(value), "{filter:?}");
            let is_day = matches!(kind, ValueKind::From | ValueKind::Until);
            assert!(!is_day || value.parse::<jiff::civil::Date>().is_ok(), "{filter:?}");
        }
    }
    let mut start = 0;
    for token in language::analyze(text) {
        assert!(text.get(token.span.clone()).is_some_and(|word| !word.is_empty()), "{token:?}");
        assert!(token.span.start >= start, "{token:?}");
        start = token.span.start;
    }
    let is_unfinished = text.len() % 2 == 1;
    let query = Query { explain: true, is_unfinished, ..Query::new(text) };
    let results = ENGINE.search(&query).expect("an answer");
    assert!(results.hits.len() <= results.total);
    for hit in &results.hits {
        assert!(hit.score.is_finite(), "{hit:?}");
        assert!(hit.highlights.iter().all(|mark| hit.snippet.get(mark.start..mark.end).is_some()), "{hit:?}");
    }
});
